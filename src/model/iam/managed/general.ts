// AWS's managed policies for administrators and for IAM, Systems Manager and Secrets Manager.
import { type AwsManagedPolicy, actions, allow, policy } from "./managed.ts";

/**
 * AWS's ReadOnlyAccess names some 1,500 actions. Here it is reduced to the services that Muelle has or will have; for them
 * it gives what AWS's gives.
 */
const readOnly = policy(
  "ReadOnlyAccess",
  "/",
  "v1",
  ["2015-02-06", "2015-02-06"],
  "Provides read-only access to AWS services and resources.",
  allow([
    ...actions("application-autoscaling", "Describe* ListTagsForResource"),
    ...actions("autoscaling", "Describe* GetPredictiveScalingForecast"),
    ...actions("cloudformation", "Describe* Detect* Estimate* Get* List* ValidateTemplate"),
    ...actions("cloudwatch", "Describe* GenerateQuery Get* List*"),
    ...actions("ec2", "Describe* Get* ListImagesInRecycleBin ListSnapshotsInRecycleBin SearchLocalGatewayRoutes"),
    ...actions("ecr", "BatchCheck* BatchGet* Describe* Get* List*"),
    ...actions("ecs", "Describe* Get* List*"),
    ...actions("elasticloadbalancing", "Describe*"),
    ...actions("events", "Describe* List* Test*"),
    ...actions("iam", "Generate* Get* List* Simulate*"),
    ...actions("logs", "Describe* FilterLogEvents Get* ListTagsForResource ListTagsLogGroup StartLiveTail StartQuery"),
    ...actions("logs", "StopLiveTail StopQuery TestMetricFilter"),
    ...actions("s3", "DescribeJob Get* List*"),
    ...actions("secretsmanager", "Describe* GetResourcePolicy List*"),
    ...actions("servicediscovery", "DiscoverInstances Get* List*"),
    ...actions("ssm", "Describe* Get* List*"),
    ...actions("sts", "GetAccessKeyInfo GetCallerIdentity GetSessionToken"),
    ...actions("tag", "DescribeReportCreation Get*"),
  ]),
);

export const generalPolicies: readonly AwsManagedPolicy[] = [
  policy(
    "AdministratorAccess",
    "/",
    "v1",
    ["2015-02-06", "2015-02-06"],
    "Provides full access to AWS services and resources.",
    allow("*"),
  ),
  policy(
    "PowerUserAccess",
    "/",
    "v12",
    ["2015-02-06", "2026-02-12"],
    "Provides full access to AWS services and resources, but does not allow management of Users and groups.",
    { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
    allow([
      ...actions("account", "GetAccountInformation GetGovCloudAccountInformation GetPrimaryEmail ListRegions"),
      ...actions("iam", "CreateServiceLinkedRole DeleteServiceLinkedRole ListRoles"),
      ...actions("organizations", "DescribeEffectivePolicy DescribeOrganization"),
    ]),
  ),
  readOnly,
  policy(
    "IAMFullAccess",
    "/",
    "v2",
    ["2015-02-06", "2019-06-21"],
    "Provides full access to IAM via the AWS Management Console.",
    allow([
      "iam:*",
      ...actions(
        "organizations",
        `DescribeAccount DescribeOrganization DescribeOrganizationalUnit DescribePolicy ListChildren ListParents
        ListPoliciesForTarget ListRoots ListPolicies ListTargetsForPolicy`,
      ),
    ]),
  ),
  policy(
    "IAMReadOnlyAccess",
    "/",
    "v4",
    ["2015-02-06", "2018-01-25"],
    "Provides read only access to IAM via the AWS Management Console.",
    allow(
      actions(
        "iam",
        "GenerateCredentialReport GenerateServiceLastAccessedDetails Get* List* SimulateCustomPolicy SimulatePrincipalPolicy",
      ),
    ),
  ),
  policy(
    "AmazonSSMManagedInstanceCore",
    "/",
    "v2",
    ["2019-03-15", "2019-05-23"],
    "The policy for Amazon EC2 Role to enable AWS Systems Manager service core functionality.",
    allow(
      actions(
        "ssm",
        `DescribeAssociation GetDeployablePatchSnapshotForInstance GetDocument DescribeDocument GetManifest GetParameter
        GetParameters ListAssociations ListInstanceAssociations PutInventory PutComplianceItems PutConfigurePackageResult
        UpdateAssociationStatus UpdateInstanceAssociationStatus UpdateInstanceInformation`,
      ),
    ),
    allow(actions("ssmmessages", "CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel")),
    allow(actions("ec2messages", "AcknowledgeMessage DeleteMessage FailMessage GetEndpoint GetMessages SendReply")),
  ),
  policy(
    "AmazonSSMReadOnlyAccess",
    "/",
    "v1",
    ["2015-05-29", "2015-05-29"],
    "Provides read only access to Amazon SSM.",
    allow(actions("ssm", "Describe* Get* List*")),
  ),
  policy(
    "SecretsManagerReadWrite",
    "/",
    "v6",
    ["2018-04-04", "2026-08-25"],
    "Provides read/write access to AWS Secrets Manager via the AWS Management Console. Note: this exludes IAM actions, so combine with IAMFullAccess if rotation configuration is required.",
    allow(
      [
        "secretsmanager:*",
        ...actions(
          "cloudformation",
          "CreateChangeSet DescribeChangeSet DescribeStackResource DescribeStacks ExecuteChangeSet",
        ),
        ...actions("docdb-elastic", "GetCluster ListClusters"),
        ...actions("ec2", "DescribeSecurityGroups DescribeSubnets DescribeVpcs"),
        ...actions("kms", "DescribeKey ListAliases ListKeys"),
        "lambda:ListFunctions",
        ...actions("rds", "DescribeDBClusters DescribeDBInstances"),
        "redshift:DescribeClusters",
        ...actions("redshift-serverless", "ListWorkgroups GetNamespace"),
        "tag:GetResources",
      ],
      { Sid: "BasePermissions" },
    ),
    allow(actions("lambda", "AddPermission CreateFunction GetFunction InvokeFunction UpdateFunctionConfiguration"), {
      Sid: "LambdaPermissions",
      Resource: "arn:aws:lambda:*:*:function:SecretsManager*",
    }),
    allow(actions("serverlessrepo", "CreateCloudFormationChangeSet GetApplication"), {
      Sid: "SARPermissions",
      Resource: "arn:aws:serverlessrepo:*:*:applications/SecretsManager*",
    }),
    allow(["s3:GetObject"], {
      Sid: "S3Permissions",
      Resource: ["arn:aws:s3:::awsserverlessrepo-changesets*", "arn:aws:s3:::secrets-manager-rotation-apps-*/*"],
    }),
    allow(actions("cloudformation", "TagResource UntagResource"), {
      Sid: "CloudFormationTagOnCreate",
      Condition: { StringEquals: { "cloudformation:CreateAction": ["CreateChangeSet", "ExecuteChangeSet"] } },
    }),
  ),
];
