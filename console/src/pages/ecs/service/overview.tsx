// The first look at a service: one sentence that is always true, and the complete address of what it serves.
import type { Service } from "@aws-sdk/client-ecs";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useSettings } from "../../../app/settings.tsx";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { formatAgo, Time, useNow } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { Address } from "../parts/address.tsx";
import { addressesOf } from "../parts/mapped-ports.ts";
import { DefinitionLink } from "../parts/task-columns.tsx";
import type { ShownTask } from "./shown-task.ts";
import { servicePageWords } from "./words.ts";

/** So many addresses are shown; the tab Tasks has them all. */
const mostAddresses = 5;

export function Overview({ service, shown }: { readonly service: Service; readonly shown: ShownTask }) {
  const t = useWords(servicePageWords);
  const common = useCommonWords();
  return (
    <Container header={<Header variant="h2">{common("overview")}</Header>}>
      <SpaceBetween size="m">
        {service.status === "DRAINING" && <Alert type="warning">{t("draining")}</Alert>}
        {service.status === "INACTIVE" && <Alert type="warning">{t("inactive")}</Alert>}
        <Sentence service={service} />
        <Facts
          items={[
            { label: t("address"), value: <Addresses shown={shown} /> },
            { label: common("status"), value: <Status status={service.status} /> },
            { label: t("definition"), value: <DefinitionLink arn={service.taskDefinition} /> },
            { label: t("serviceType"), value: t(service.schedulingStrategy === "DAEMON" ? "daemon" : "replica") },
            { label: t("createdAt"), value: <Time at={service.createdAt} /> },
            { label: common("arn"), value: <Copyable text={service.serviceArn ?? ""} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function Status({ status = "" }: { readonly status?: string }) {
  const type = status === "ACTIVE" ? "success" : status === "DRAINING" ? "in-progress" : "stopped";
  return <StatusIndicator type={type}>{status}</StatusIndicator>;
}

/** "1 of 1 task running, last deployment completed 3 minutes ago". */
function Sentence({ service }: { readonly service: Service }) {
  const t = useWords(servicePageWords);
  const { language } = useSettings();
  const now = useNow(5000);
  const { desiredCount: desired = 0, runningCount: running = 0, pendingCount: pending = 0 } = service;
  const last = service.deployments?.find(({ status }) => status === "PRIMARY");
  const isUnderWay = last?.rolloutState === "IN_PROGRESS";
  const at = isUnderWay ? last.createdAt : last?.updatedAt;
  const ago = at ? formatAgo(at, Math.max(now, at.getTime()), language) : "–";
  const ended = last?.rolloutState === "FAILED" ? t("lastFailed", { ago }) : t("lastCompleted", { ago });
  const parts = [
    t("sentence", { running, desired }),
    ...(pending > 0 ? [t("pending", { count: pending })] : []),
    ...(last ? [isUnderWay ? t("lastUnderWay", { ago }) : ended] : []),
  ];
  const isGood = running >= desired && !isUnderWay && last?.rolloutState !== "FAILED";
  const type = isGood ? "success" : last?.rolloutState === "FAILED" ? "error" : "in-progress";
  return (
    <Box fontSize="heading-m">
      <StatusIndicator type={type}>{parts.join(", ")}</StatusIndicator>
    </Box>
  );
}

function Addresses({ shown: { running, definition } }: { readonly shown: ShownTask }) {
  const t = useWords(servicePageWords);
  const all = definition ? running.flatMap(({ publicAddress }) => addressesOf(definition, publicAddress)) : [];
  if (all.length === 0) return <>{t("noAddress")}</>;
  return (
    <>
      {all.slice(0, mostAddresses).map((url) => (
        <div key={url}>
          <Address url={url} shown />
        </div>
      ))}
      {all.length > mostAddresses && t("moreAddresses", { count: all.length - mostAddresses })}
    </>
  );
}
