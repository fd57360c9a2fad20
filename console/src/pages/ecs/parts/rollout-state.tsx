// A deployment's rollout state with its icon; AWS's reason as a title.
import type { Deployment } from "@aws-sdk/client-ecs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useWords } from "../../../words/use-words.ts";
import { blockWords } from "./block-words.ts";

export function RolloutState({
  deployment: { rolloutState, rolloutStateReason },
}: {
  readonly deployment: Deployment;
}) {
  const t = useWords(blockWords);
  const text =
    rolloutState === "COMPLETED" ? t("completed") : rolloutState === "FAILED" ? t("stateFailed") : t("inProgress");
  const type = rolloutState === "COMPLETED" ? "success" : rolloutState === "FAILED" ? "error" : "in-progress";
  return (
    <span title={rolloutStateReason}>
      <StatusIndicator type={type}>{text}</StatusIndicator>
    </span>
  );
}
