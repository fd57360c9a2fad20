// What the session's policies say to some of ECS's actions.
import { IAMClient, paginateSimulatePrincipalPolicy, type EvaluationResult } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useMemo } from "react";
import { useLive } from "../../../aws/live.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useSession } from "../../../session/provider.tsx";
import { useWords } from "../../../words/use-words.ts";
import { all } from "../pages.ts";
import { simulatedEntity } from "./simulated-entity.ts";
import { whoAmIWords } from "./words.ts";

/** What the console's pages need most. */
const actions = [
  "ecs:ListClusters",
  "ecs:CreateCluster",
  "ecs:RegisterTaskDefinition",
  "ecs:CreateService",
  "ecs:RunTask",
  "ecs:StopTask",
  "iam:PassRole",
  "ecr:CreateRepository",
  "ecr:GetAuthorizationToken",
  "ec2:DescribeSecurityGroups",
  "ec2:AuthorizeSecurityGroupIngress",
  "logs:GetLogEvents",
  "logs:StartLiveTail",
  "cloudwatch:GetMetricData",
];

export function Rights() {
  const t = useWords(whoAmIWords);
  const { principal } = useSession();
  const entity = simulatedEntity(principal.arn);
  const rights = useLive<EvaluationResult[]>({
    key: ["iam", "rights", entity],
    on: [{ kind: "user" }, { kind: "group" }, { kind: "role" }, { kind: "policy" }],
    enabled: entity !== undefined,
    read: (aws, signal) =>
      all(
        paginateSimulatePrincipalPolicy(
          { client: aws.of(IAMClient) },
          { PolicySourceArn: entity, ActionNames: actions },
        ),
        ({ EvaluationResults }) => EvaluationResults,
        signal,
      ),
  });
  const columns = useMemo(
    (): readonly Column<EvaluationResult>[] => [
      {
        id: "action",
        header: t("action"),
        names: true,
        width: 360,
        text: ({ EvalActionName }) => EvalActionName,
        cell: ({ EvalActionName }) => EvalActionName,
      },
      {
        id: "decision",
        header: t("may"),
        text: ({ EvalDecision }) => EvalDecision,
        cell: ({ EvalDecision }) => <Decision decision={EvalDecision} />,
      },
    ],
    [t],
  );
  if (entity === undefined) return <Alert type="info">{t("mayRoot")}</Alert>;
  return (
    <Listing
      id="rights"
      title={t("may")}
      description={t("mayHint")}
      items={rights.data}
      error={rights.error}
      onRetry={() => void rights.refetch()}
      columns={columns}
      keyOf={({ EvalActionName = "" }) => EvalActionName}
      empty={{ title: t("may") }}
    />
  );
}

function Decision({ decision }: { readonly decision: EvaluationResult["EvalDecision"] }) {
  const t = useWords(whoAmIWords);
  if (decision === "allowed") return <StatusIndicator type="success">{t("allowed")}</StatusIndicator>;
  return <StatusIndicator type="error">{t(decision === "explicitDeny" ? "explicit" : "denied")}</StatusIndicator>;
}
