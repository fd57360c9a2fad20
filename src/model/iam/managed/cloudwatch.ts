// AWS's managed policies for CloudWatch's metrics.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchReadOnlyAccess.html
import { type AwsManagedPolicy, actions, allow, policy } from "./managed.ts";

const signalsRole =
  "arn:aws:iam::*:role/aws-service-role/application-signals.cloudwatch.amazonaws.com/AWSServiceRoleForCloudWatchApplicationSignals";

export const metricPolicies: readonly AwsManagedPolicy[] = [
  policy(
    "CloudWatchReadOnlyAccess",
    "/",
    "v10",
    ["2015-02-06", "2024-11-21"],
    "Provides read only access to CloudWatch.",
    allow(
      [
        ...actions("application-autoscaling", "DescribeScalingPolicies"),
        ...actions("application-signals", "BatchGet* Get* List*"),
        ...actions("autoscaling", "Describe*"),
        ...actions("cloudwatch", "BatchGet* Describe* GenerateQuery Get* List*"),
        ...actions("logs", "Get* List* StartQuery StopQuery Describe* TestMetricFilter FilterLogEvents"),
        ...actions("logs", "StartLiveTail StopLiveTail"),
        ...actions("oam", "ListSinks"),
        ...actions("sns", "Get* List*"),
        ...actions("rum", "BatchGet* Get* List*"),
        ...actions("synthetics", "Describe* Get* List*"),
        ...actions("xray", "BatchGet* Get* List* StartTraceRetrieval CancelTraceRetrieval"),
      ],
      { Sid: "CloudWatchReadOnlyAccessPermissions" },
    ),
    allow(["oam:ListAttachedLinks"], { Sid: "OAMReadPermissions", Resource: "arn:aws:oam:*:*:sink/*" }),
    allow("iam:GetRole", { Sid: "CloudWatchReadOnlyGetRolePermissions", Resource: signalsRole }),
  ),
];
