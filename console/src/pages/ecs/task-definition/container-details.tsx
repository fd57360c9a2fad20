// One container of a revision with what its form says of it; the rest stands in the tab of its JSON.
import type { ContainerDefinition, HealthCheck } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { places } from "../../../app/places.ts";
import { type Fact, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { textOfWords } from "../task-definition-form/words-of-command.ts";
import { definitionWords } from "./words.ts";

export function ContainerDetails({ container }: { readonly container: ContainerDefinition }) {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value} s`);
  const facts: Fact[] = [
    { label: t("logs"), value: <Logs container={container} /> },
    { label: t("health"), value: container.healthCheck && <Health check={container.healthCheck} /> },
    {
      label: t("dependsOn"),
      value: container.dependsOn?.map(({ containerName, condition }) => `${containerName}: ${condition}`).join(", "),
    },
    {
      label: t("volumesFrom"),
      value: container.volumesFrom
        ?.map(({ sourceContainer, readOnly }) => (readOnly ? `${sourceContainer} (${t("readOnly")})` : sourceContainer))
        .join(", "),
    },
    { label: t("readOnlyRoot"), value: common(container.readonlyRootFilesystem ? "yes" : "no") },
    { label: t("entryPoint"), value: textOfWords(container.entryPoint) },
    { label: t("command"), value: textOfWords(container.command) },
    { label: t("workingDirectory"), value: container.workingDirectory },
    { label: t("user"), value: container.user },
    { label: t("startTimeout"), value: seconds(container.startTimeout) },
    { label: t("stopTimeout"), value: seconds(container.stopTimeout) },
  ];
  return (
    <ExpandableSection variant="container" headerText={`${common("details")}: ${container.name}`} defaultExpanded>
      <SpaceBetween size="l">
        <Facts items={facts} />
        <Ports container={container} />
        <Pairs title={t("environment")} pairs={container.environment ?? []} />
        <Pairs title={t("logOptions")} pairs={pairsOf(container.logConfiguration?.options)} />
        <Pairs
          title={t("ulimits")}
          pairs={(container.ulimits ?? []).map(({ name = "", softLimit = 0, hardLimit = 0 }) => ({
            name,
            value: t("ulimit", { softLimit: String(softLimit), hardLimit: String(hardLimit) }),
          }))}
        />
        <Pairs title={t("dockerLabels")} pairs={pairsOf(container.dockerLabels)} />
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Logs({ container: { logConfiguration } }: { readonly container: ContainerDefinition }) {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  if (!logConfiguration) return <>{common("none")}</>;
  const group = logConfiguration.options?.["awslogs-group"];
  return (
    <>
      {logConfiguration.logDriver}
      {group && (
        <>
          {" "}
          <Go to={places.logGroup(group)} label={`${t("logGroup")}: ${group}`}>
            {group}
          </Go>
        </>
      )}
    </>
  );
}

function Health({ check }: { readonly check: HealthCheck }) {
  const t = useWords(definitionWords);
  const { interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = check;
  return (
    <>
      <Box variant="code">{textOfWords(check.command)}</Box>
      <Box color="text-body-secondary">{t("healthRhythm", { interval, timeout, retries, startPeriod })}</Box>
    </>
  );
}

function Ports({ container: { name, portMappings = [] } }: { readonly container: ContainerDefinition }) {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{t("ports")}</Box>
      {portMappings.length === 0 ? (
        <Box color="text-body-secondary">{t("noPorts")}</Box>
      ) : (
        <Table
          variant="borderless"
          items={portMappings}
          ariaLabels={{ tableLabel: `${t("ports")}: ${name}` }}
          columnDefinitions={[
            {
              id: "port",
              header: t("port"),
              isRowHeader: true,
              cell: ({ containerPort, containerPortRange }) => containerPortRange ?? containerPort,
            },
            { id: "protocol", header: t("protocol"), cell: ({ protocol }) => protocol?.toUpperCase() },
            { id: "name", header: t("portName"), cell: (port) => port.name ?? common("none") },
            { id: "app", header: t("appProtocol"), cell: (port) => port.appProtocol ?? common("none") },
          ]}
        />
      )}
    </SpaceBetween>
  );
}

interface Pair {
  readonly name?: string;
  readonly value?: string;
}

const pairsOf = (record: Readonly<Record<string, string>> = {}): Pair[] =>
  Object.entries(record).map(([name, value]) => ({ name, value }));

function Pairs({ title, pairs }: { readonly title: string; readonly pairs: readonly Pair[] }) {
  const common = useCommonWords();
  if (pairs.length === 0) return null;
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{title}</Box>
      <Table
        variant="borderless"
        items={pairs}
        ariaLabels={{ tableLabel: title }}
        columnDefinitions={[
          { id: "key", header: common("key"), isRowHeader: true, cell: ({ name }) => name },
          { id: "value", header: common("value"), cell: ({ value }) => value },
        ]}
      />
    </SpaceBetween>
  );
}
