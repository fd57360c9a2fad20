// For those who are at home: how much there is, and where this control plane is.
import Box from "@cloudscape-design/components/box";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { places } from "../../app/places.ts";
import { useAws } from "../../aws/live.tsx";
import { Copyable, Facts } from "../../parts/facts.tsx";
import { useFollow } from "../../parts/follow.ts";
import { useHealth } from "../../parts/health.ts";
import { environmentLine } from "../../parts/muelle-command.ts";
import { CommandBlock } from "../../parts/push/steps.tsx";
import { useSession } from "../../session/provider.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import type { House } from "./use-way.ts";
import { homeWords } from "./words.ts";

export function Glance({ house: { clusters, repositories } }: { readonly house: House }) {
  const t = useWords(homeWords);
  const sum = (count: "activeServicesCount" | "runningTasksCount") =>
    clusters?.reduce((total, cluster) => total + (cluster[count] ?? 0), 0);
  // One cluster is where its services and tasks are; of several, the list says which.
  const only = clusters?.length === 1 ? clusters[0]?.clusterName : undefined;
  const tab = (name: string) => (only === undefined ? places.clusters() : places.cluster(only, name));
  return (
    <Container header={<Header variant="h2">{t("glance")}</Header>}>
      <ColumnLayout columns={4} variant="text-grid" minColumnWidth={110}>
        <Count count={clusters?.length} what="clusters" to={places.clusters()} />
        <Count count={sum("activeServicesCount")} what="services" to={tab("services")} />
        <Count count={sum("runningTasksCount")} what="runningTasks" to={tab("tasks")} />
        <Count count={repositories?.length} what="repositories" to={places.repositories()} />
      </ColumnLayout>
    </Container>
  );
}

function Count({
  count,
  what,
  to,
}: {
  readonly count: number | undefined;
  readonly what: "clusters" | "services" | "runningTasks" | "repositories";
  readonly to: string;
}) {
  const t = useWords(homeWords);
  const follow = useFollow();
  const word = t(what, { count: count ?? 0 });
  return (
    <div>
      <Link href={to} onFollow={follow} fontSize="heading-xl" ariaLabel={`${count ?? "–"} ${word}`} variant="primary">
        {count ?? "–"}
      </Link>
      <Box padding={{ top: "xxs" }} color="text-body-secondary">
        {word}
      </Box>
    </div>
  );
}

export function Here() {
  const t = useWords(homeWords);
  const common = useCommonWords();
  const aws = useAws();
  const session = useSession();
  const health = useHealth();
  const endpoint = health?.endpoint ?? location.origin;
  return (
    <Container header={<Header variant="h2">{t("here")}</Header>}>
      <SpaceBetween size="l">
        <Facts
          columns={3}
          items={[
            { label: t("endpoint"), value: <Copyable text={endpoint} /> },
            { label: t("registry"), value: <Copyable text={new URL(endpoint).host} /> },
            { label: common("region"), value: aws.region },
            { label: t("account"), value: aws.account },
            { label: t("engine"), value: t(session.engine) },
            { label: "Muelle", value: session.version },
          ]}
        />
        <div>
          <Box variant="awsui-key-label">{t("terminal")}</Box>
          <CommandBlock text={environmentLine(health?.data)} />
          <Box variant="small" color="text-body-secondary">
            {t("terminalHint")}
          </Box>
        </div>
      </SpaceBetween>
    </Container>
  );
}
