// What the ECS service itself may do in an account, through its service-linked role. As of version 13.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSServiceRolePolicy.html
import { type AwsManagedPolicy, actions, allow, policy } from "./managed.ts";

const managedByEcs = (key: string) => ({ Null: { [`${key}/AmazonECSManaged`]: "false" } });

const serviceRole = policy(
  "AmazonECSServiceRolePolicy",
  "/aws-service-role/",
  "v13",
  ["2017-10-14", "2025-11-14"],
  "Policy to enable Amazon ECS to manage your cluster.",
  allow(
    [
      ...actions(
        "ec2",
        `AttachNetworkInterface AssociateTrunkInterface CreateNetworkInterface CreateNetworkInterfacePermission
        DeleteNetworkInterface DeleteNetworkInterfacePermission Describe* DetachNetworkInterface DisassociateTrunkInterface`,
      ),
      ...actions(
        "elasticloadbalancing",
        "DeregisterInstancesFromLoadBalancer DeregisterTargets Describe* RegisterInstancesWithLoadBalancer RegisterTargets",
      ),
      ...actions(
        "route53",
        "ChangeResourceRecordSets CreateHealthCheck DeleteHealthCheck Get* List* UpdateHealthCheck",
      ),
      ...actions("servicediscovery", "DeregisterInstance Get* List* RegisterInstance UpdateInstanceCustomHealthStatus"),
    ],
    { Sid: "ECSTaskManagement" },
  ),
  allow(["autoscaling:Describe*"], { Sid: "AutoScaling" }),
  allow(
    actions(
      "autoscaling",
      `DeletePolicy PutScalingPolicy SetInstanceProtection UpdateAutoScalingGroup PutLifecycleHook DeleteLifecycleHook
      CompleteLifecycleAction RecordLifecycleActionHeartbeat`,
    ),
    { Sid: "AutoScalingManagement", Condition: managedByEcs("autoscaling:ResourceTag") },
  ),
  allow(
    actions(
      "autoscaling-plans",
      "CreateScalingPlan DeleteScalingPlan DescribeScalingPlans DescribeScalingPlanResources",
    ),
    { Sid: "AutoScalingPlanManagement" },
  ),
  allow(actions("events", "DescribeRule ListTargetsByRule"), {
    Sid: "EventBridge",
    Resource: "arn:aws:events:*:*:rule/ecs-managed-*",
  }),
  allow(actions("events", "PutRule PutTargets"), {
    Sid: "EventBridgeRuleManagement",
    Condition: { StringEquals: { "events:ManagedBy": "ecs.amazonaws.com" } },
  }),
  allow(actions("cloudwatch", "DeleteAlarms DescribeAlarms PutMetricAlarm"), {
    Sid: "CWAlarmManagement",
    Resource: "arn:aws:cloudwatch:*:*:alarm:*",
  }),
  allow(["ec2:CreateTags"], { Sid: "ECSTagging", Resource: "arn:aws:ec2:*:*:network-interface/*" }),
  allow(actions("logs", "CreateLogGroup DescribeLogGroups PutRetentionPolicy"), {
    Sid: "CWLogGroupManagement",
    Resource: "arn:aws:logs:*:*:log-group:/aws/ecs/*",
  }),
  allow(actions("logs", "CreateLogStream DescribeLogStreams PutLogEvents"), {
    Sid: "CWLogStreamManagement",
    Resource: "arn:aws:logs:*:*:log-group:/aws/ecs/*:log-stream:*",
  }),
  allow(["ssm:DescribeSessions"], { Sid: "ExecuteCommandSessionManagement" }),
  allow(["ssm:StartSession"], {
    Sid: "ExecuteCommand",
    Resource: ["arn:aws:ecs:*:*:task/*", "arn:aws:ssm:*:*:document/AmazonECS-ExecuteInteractiveCommand"],
  }),
  allow(actions("servicediscovery", "CreateHttpNamespace CreateService"), {
    Sid: "CloudMapResourceCreation",
    Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["AmazonECSManaged"] } },
  }),
  allow("servicediscovery:TagResource", {
    Sid: "CloudMapResourceTagging",
    Condition: { StringLike: { "aws:RequestTag/AmazonECSManaged": "*" } },
  }),
  allow(["servicediscovery:DeleteService"], {
    Sid: "CloudMapResourceDeletion",
    Condition: managedByEcs("aws:ResourceTag"),
  }),
  allow(actions("servicediscovery", "DiscoverInstances DiscoverInstancesRevision"), {
    Sid: "CloudMapResourceDiscovery",
  }),
  allow(["servicediscovery:UpdateServiceAttributes"], {
    Sid: "CloudMapResourceAttributeManagement",
    Condition: managedByEcs("aws:ResourceTag"),
  }),
);

export const ecsServicePolicies: readonly AwsManagedPolicy[] = [serviceRole];
