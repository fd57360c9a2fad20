// The state of a service's last deployment, with icon and words.
import type { Service } from "@aws-sdk/client-ecs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useWords } from "../../../words/use-words.ts";
import { serviceWords } from "./service-words.ts";

/** A deployment that ECS itself started to undo another says so in its reason. */
const rollsBack = /roll(ing|ed)? ?back/i;

/** Of the PRIMARY deployment. */
export function DeploymentState({ service }: { readonly service: Service }) {
  const t = useWords(serviceWords);
  const last = service.deployments?.find(({ status }) => status === "PRIMARY");
  const { rolloutState, rolloutStateReason = "" } = last ?? {};
  if (rolloutState === undefined) return <StatusIndicator type="stopped">{t("noDeployment")}</StatusIndicator>;
  if (rolloutState === "COMPLETED") return <StatusIndicator type="success">{t("completed")}</StatusIndicator>;
  if (rolloutState === "FAILED") return <StatusIndicator type="error">{t("failed")}</StatusIndicator>;
  return (
    <StatusIndicator type="in-progress">
      {rollsBack.test(rolloutStateReason) ? t("rollingBack") : t("inProgress")}
    </StatusIndicator>
  );
}
