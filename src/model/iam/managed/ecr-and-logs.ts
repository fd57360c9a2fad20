// AWS's managed policies for images (ECR) and logs (CloudWatch Logs).
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/security-iam-awsmanpol.html
import { type AwsManagedPolicy, actions, allow, policy } from "./managed.ts";

const read = `GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer GetRepositoryPolicy
  DescribeRepositories ListImages DescribeImages BatchGetImage GetLifecyclePolicy GetLifecyclePolicyPreview
  ListTagsForResource DescribeImageScanFindings`;

export const imagePolicies: readonly AwsManagedPolicy[] = [
  policy(
    "AmazonEC2ContainerRegistryReadOnly",
    "/",
    "v3",
    ["2015-12-21", "2019-12-10"],
    "Provides read-only access to Amazon EC2 Container Registry repositories.",
    allow(actions("ecr", read)),
  ),
  policy(
    "AmazonEC2ContainerRegistryPowerUser",
    "/",
    "v3",
    ["2015-12-21", "2019-12-10"],
    "Provides full access to Amazon EC2 Container Registry repositories, but does not allow repository deletion or policy changes.",
    allow(actions("ecr", `${read} InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage`)),
  ),
  policy(
    "AmazonEC2ContainerRegistryFullAccess",
    "/",
    "v3",
    ["2015-12-21", "2020-12-05"],
    "Provides administrative access to Amazon ECR resources",
    allow(["ecr:*", "cloudtrail:LookupEvents"]),
    allow(["iam:CreateServiceLinkedRole"], {
      Condition: { StringEquals: { "iam:AWSServiceName": ["replication.ecr.amazonaws.com"] } },
    }),
  ),
  policy(
    "AmazonEC2ContainerRegistryPullOnly",
    "/",
    "v1",
    ["2024-10-09", "2024-10-09"],
    "Provides access to pull images from Amazon ECR",
    allow(actions("ecr", "GetAuthorizationToken BatchImportUpstreamImage BatchGetImage GetDownloadUrlForLayer")),
  ),
];

export const logPolicies: readonly AwsManagedPolicy[] = [
  policy(
    "CloudWatchLogsFullAccess",
    "/",
    "v3",
    ["2015-02-06", "2025-05-20"],
    "Provides full access to CloudWatch Logs",
    allow(["logs:*", "cloudwatch:GenerateQuery", "cloudwatch:GenerateQueryResultsSummary"], {
      Sid: "CloudWatchLogsFullAccess",
    }),
  ),
  policy(
    "CloudWatchLogsReadOnlyAccess",
    "/",
    "v6",
    ["2015-02-06", "2023-11-26"],
    "Provides read only access to CloudWatch Logs",
    allow(
      [
        ...actions(
          "logs",
          "Describe* Get* List* StartQuery StopQuery TestMetricFilter FilterLogEvents StartLiveTail StopLiveTail",
        ),
        "cloudwatch:GenerateQuery",
      ],
      { Sid: "CloudWatchLogsReadOnlyAccess" },
    ),
  ),
];
