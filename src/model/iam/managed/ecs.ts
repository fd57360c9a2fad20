// AWS's managed policies for ECS: of its users, its tasks, its instances and the service itself.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-awsmanpol.html
import { type AwsManagedPolicy, actions, allow, passRoleTo, policy } from "./managed.ts";

const pullAndLog = [
  ...actions("ecr", "GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer BatchGetImage"),
  ...actions("logs", "CreateLogStream PutLogEvents"),
];

/** As of version 20; later versions add statements for services that Muelle does not have. */
const fullAccess = policy(
  "AmazonECS_FullAccess",
  "/",
  "v20",
  ["2017-11-07", "2023-01-04"],
  "Provides administrative access to Amazon ECS resources and enables ECS features through access to other AWS service resources, including VPCs, Auto Scaling groups, and CloudFormation stacks.",
  allow(
    [
      ...actions(
        "application-autoscaling",
        "DeleteScalingPolicy DeregisterScalableTarget DescribeScalableTargets DescribeScalingActivities DescribeScalingPolicies PutScalingPolicy RegisterScalableTarget",
      ),
      ...actions(
        "appmesh",
        "DescribeVirtualGateway DescribeVirtualNode ListMeshes ListVirtualGateways ListVirtualNodes",
      ),
      ...actions(
        "autoscaling",
        "CreateAutoScalingGroup CreateLaunchConfiguration DeleteAutoScalingGroup DeleteLaunchConfiguration Describe* UpdateAutoScalingGroup",
      ),
      ...actions("cloudformation", "CreateStack DeleteStack DescribeStack* UpdateStack"),
      ...actions("cloudwatch", "DeleteAlarms DescribeAlarms GetMetricStatistics PutMetricAlarm"),
      ...actions(
        "codedeploy",
        `BatchGetApplicationRevisions BatchGetApplications BatchGetDeploymentGroups BatchGetDeployments ContinueDeployment
        CreateApplication CreateDeployment CreateDeploymentGroup GetApplication GetApplicationRevision GetDeployment
        GetDeploymentConfig GetDeploymentGroup GetDeploymentTarget ListApplicationRevisions ListApplications
        ListDeploymentConfigs ListDeploymentGroups ListDeployments ListDeploymentTargets RegisterApplicationRevision StopDeployment`,
      ),
      ...actions(
        "ec2",
        `AssociateRouteTable AttachInternetGateway AuthorizeSecurityGroupIngress CancelSpotFleetRequests CreateInternetGateway
        CreateLaunchTemplate CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateVpc DeleteLaunchTemplate
        DeleteSubnet DeleteVpc Describe* DetachInternetGateway DisassociateRouteTable ModifySubnetAttribute
        ModifyVpcAttribute RequestSpotFleet RunInstances`,
      ),
      "ecs:*",
      ...actions("elasticfilesystem", "DescribeAccessPoints DescribeFileSystems"),
      ...actions(
        "elasticloadbalancing",
        `CreateListener CreateLoadBalancer CreateRule CreateTargetGroup DeleteListener DeleteLoadBalancer DeleteRule
        DeleteTargetGroup DescribeListeners DescribeLoadBalancers DescribeRules DescribeTargetGroups`,
      ),
      ...actions(
        "events",
        "DeleteRule DescribeRule ListRuleNamesByTarget ListTargetsByRule PutRule PutTargets RemoveTargets",
      ),
      "fsx:DescribeFileSystems",
      ...actions("iam", "ListAttachedRolePolicies ListInstanceProfiles ListRoles"),
      "lambda:ListFunctions",
      ...actions("logs", "CreateLogGroup DescribeLogGroups FilterLogEvents"),
      ...actions("route53", "CreateHostedZone DeleteHostedZone GetHealthCheck GetHostedZone ListHostedZonesByName"),
      ...actions(
        "servicediscovery",
        "CreatePrivateDnsNamespace CreateService DeleteService GetNamespace GetOperation GetService ListNamespaces ListServices UpdateService",
      ),
      "sns:ListTopics",
    ],
    { Resource: ["*"] },
  ),
  allow(actions("ssm", "GetParameter GetParameters GetParametersByPath"), {
    Resource: "arn:aws:ssm:*:*:parameter/aws/service/ecs*",
  }),
  allow(actions("ec2", "DeleteInternetGateway DeleteRoute DeleteRouteTable DeleteSecurityGroup"), {
    Resource: ["*"],
    Condition: { StringLike: { "ec2:ResourceTag/aws:cloudformation:stack-name": "EC2ContainerService-*" } },
  }),
  passRoleTo("ecs-tasks.amazonaws.com"),
  passRoleTo(["ec2.amazonaws.com", "ec2.amazonaws.com.cn"], ["arn:aws:iam::*:role/ecsInstanceRole*"]),
  passRoleTo(
    ["application-autoscaling.amazonaws.com", "application-autoscaling.amazonaws.com.cn"],
    ["arn:aws:iam::*:role/ecsAutoscaleRole*"],
  ),
  allow("iam:CreateServiceLinkedRole", {
    Condition: {
      StringLike: {
        "iam:AWSServiceName": [
          "autoscaling.amazonaws.com",
          "ecs.amazonaws.com",
          "ecs.application-autoscaling.amazonaws.com",
          "spot.amazonaws.com",
          "spotfleet.amazonaws.com",
        ],
      },
    },
  }),
  allow(["elasticloadbalancing:AddTags"], {
    Condition: {
      StringEquals: {
        "elasticloadbalancing:CreateAction": [
          "CreateTargetGroup",
          "CreateRule",
          "CreateListener",
          "CreateLoadBalancer",
        ],
      },
    },
  }),
);

const taskExecution = policy(
  "AmazonECSTaskExecutionRolePolicy",
  "/service-role/",
  "v1",
  ["2017-11-16", "2017-11-16"],
  "Provides access to other AWS service resources that are required to run Amazon ECS tasks",
  allow(pullAndLog),
);

const instance = policy(
  "AmazonEC2ContainerServiceforEC2Role",
  "/service-role/",
  "v7",
  ["2015-03-19", "2023-03-06"],
  "Default policy for the Amazon EC2 Role for Amazon EC2 Container Service.",
  allow([
    "ec2:DescribeTags",
    ...actions(
      "ecs",
      `CreateCluster DeregisterContainerInstance DiscoverPollEndpoint Poll RegisterContainerInstance StartTelemetrySession
      UpdateContainerInstancesState Submit*`,
    ),
    ...pullAndLog,
  ]),
  allow("ecs:TagResource", {
    Condition: { StringEquals: { "ecs:CreateAction": ["CreateCluster", "RegisterContainerInstance"] } },
  }),
);

const autoscale = policy(
  "AmazonEC2ContainerServiceAutoscaleRole",
  "/service-role/",
  "v2",
  ["2016-05-12", "2018-02-05"],
  "Policy to enable Task Autoscaling for Amazon EC2 Container Service",
  allow(actions("ecs", "DescribeServices UpdateService"), { Resource: ["*"] }),
  allow(actions("cloudwatch", "DescribeAlarms PutMetricAlarm"), { Resource: ["*"] }),
);

const events = policy(
  "AmazonEC2ContainerServiceEventsRole",
  "/service-role/",
  "v3",
  ["2017-05-30", "2023-03-06"],
  "Policy to enable CloudWatch Events for EC2 Container Service",
  allow(["ecs:RunTask"], { Resource: ["*"] }),
  passRoleTo("ecs-tasks.amazonaws.com"),
  allow("ecs:TagResource", { Condition: { StringEquals: { "ecs:CreateAction": ["RunTask"] } } }),
);

const managedTag = { "aws:RequestTag/AmazonECSManaged": "true" };
const createdByTask = { "aws:RequestTag/AmazonECSCreated": "arn:aws:ecs:*:*:task/*" };
const volume = "arn:aws:ec2:*:*:volume/*";

const volumes = policy(
  "AmazonECSInfrastructureRolePolicyForVolumes",
  "/service-role/",
  "v4",
  ["2024-01-10", "2026-02-11"],
  "Provides access to other AWS service resources required to manage volumes associated with ECS workloads on your behalf.",
  allow("ec2:CreateVolume", {
    Sid: "CreateEBSManagedVolume",
    Resource: volume,
    Condition: { ArnLike: createdByTask, StringEquals: managedTag },
  }),
  allow("ec2:CreateVolume", { Sid: "CreateEBSManagedVolumeFromSnapshot", Resource: "arn:aws:ec2:*:*:snapshot/*" }),
  allow("ec2:CreateTags", {
    Sid: "TagOnCreateVolume",
    Resource: volume,
    Condition: { ArnLike: createdByTask, StringEquals: { "ec2:CreateAction": "CreateVolume", ...managedTag } },
  }),
  allow(actions("ec2", "DescribeVolumes DescribeAvailabilityZones"), { Sid: "DescribeVolumesForLifecycle" }),
  allow(["ec2:DescribeInstances"], { Sid: "DescribeInstancesForAttachingVolume" }),
  allow(actions("ec2", "AttachVolume DetachVolume"), {
    Sid: "ManageEBSVolumeLifecycle",
    Resource: volume,
    Condition: { StringEquals: { "aws:ResourceTag/AmazonECSManaged": "true" } },
  }),
  allow(actions("ec2", "AttachVolume DetachVolume"), {
    Sid: "ManageVolumeAttachmentsForEC2",
    Resource: "arn:aws:ec2:*:*:instance/*",
  }),
  allow("ec2:DeleteVolume", {
    Sid: "DeleteEBSManagedVolume",
    Resource: volume,
    Condition: {
      ArnLike: { "aws:ResourceTag/AmazonECSCreated": "arn:aws:ecs:*:*:task/*" },
      StringEquals: { "aws:ResourceTag/AmazonECSManaged": "true" },
    },
  }),
);

export const ecsPolicies: readonly AwsManagedPolicy[] = [
  fullAccess,
  taskExecution,
  instance,
  autoscale,
  events,
  volumes,
];
