// What one container was told: ports with their addresses, environment, command, logs, mounts.
import type { ContainerDefinition, ContainerOverride, Task } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { nameOfArn, places } from "../../../app/places.ts";
import { type Fact, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { Address } from "../parts/address.tsx";
import { awsLogsOf } from "../parts/log-sources.ts";
import { addressesOf, type MappedPort, mappedPorts } from "../parts/mapped-ports.ts";
import { taskPageWords } from "./words.ts";

export function ContainerDetails({
  task,
  container,
  publicAddress,
}: {
  readonly task: Task;
  readonly container: ContainerDefinition;
  readonly publicAddress: string | undefined;
}) {
  const t = useWords(taskPageWords);
  const override = task.overrides?.containerOverrides?.find(({ name }) => name === container.name);
  return (
    <ExpandableSection
      variant="container"
      headerText={t("told", { name: container.name ?? "" })}
      headingTagOverride="h3"
    >
      <SpaceBetween size="l">
        <ContainerFacts task={task} container={container} override={override} />
        <Ports container={container} publicAddress={task.lastStatus === "STOPPED" ? undefined : publicAddress} />
        <Environment container={container} override={override} />
      </SpaceBetween>
    </ExpandableSection>
  );
}

function ContainerFacts({
  task,
  container,
  override,
}: {
  readonly task: Task;
  readonly container: ContainerDefinition;
  readonly override: ContainerOverride | undefined;
}) {
  const t = useWords(taskPageWords);
  const logs = awsLogsOf(container);
  const stream = `${logs?.prefix ?? ""}/${container.name ?? ""}/${nameOfArn(task.taskArn ?? "")}`;
  const command = override?.command ?? container.command ?? [];
  const facts: Fact[] = [
    { label: t("entryPoint"), value: code(container.entryPoint) },
    {
      label: t("command"),
      value: command.length > 0 && (
        <>
          {code(command)} {override?.command && `(${t("overridden")})`}
        </>
      ),
    },
    {
      label: t("logDestination"),
      value: logs ? (
        <Go to={places.logStream(logs.group, stream)}>{`${logs.group}: ${stream}`}</Go>
      ) : (
        container.logConfiguration?.logDriver
      ),
    },
    {
      label: t("mounts"),
      value: (container.mountPoints ?? [])
        .map(
          ({ sourceVolume = "", containerPath = "", readOnly }) =>
            `${sourceVolume} → ${containerPath}${readOnly ? ` (${t("readOnly")})` : ""}`,
        )
        .join(", "),
    },
    {
      label: t("dependsOn"),
      value: (container.dependsOn ?? [])
        .map(({ containerName = "", condition = "" }) => `${containerName} (${condition})`)
        .join(", "),
    },
    { label: t("healthCheck"), value: code(container.healthCheck?.command) },
  ];
  return <Facts columns={3} items={facts.map(({ label, value }) => ({ label, value: value || undefined }))} />;
}

const code = (words: readonly string[] | undefined) =>
  words && words.length > 0 ? <Box variant="code">{words.join(" ")}</Box> : undefined;

function Ports({
  container,
  publicAddress,
}: {
  readonly container: ContainerDefinition;
  readonly publicAddress: string | undefined;
}) {
  const t = useWords(taskPageWords);
  const common = useCommonWords();
  return (
    <Table<MappedPort>
      variant="embedded"
      header={<Box variant="h4">{t("ports")}</Box>}
      ariaLabels={{ tableLabel: t("ports") }}
      items={mappedPorts({ containerDefinitions: [container] })}
      empty={common("none")}
      columnDefinitions={[
        { id: "port", header: t("containerPort"), isRowHeader: true, cell: ({ text }) => text },
        { id: "protocol", header: t("protocol"), cell: ({ protocol }) => protocol.toUpperCase() },
        { id: "name", header: common("name"), cell: ({ name }) => name ?? "–" },
        {
          id: "link",
          header: t("externalLink"),
          cell: ({ port, protocol }) => {
            const [url] = addressesOf(
              { containerDefinitions: [{ portMappings: protocol === "tcp" ? [{ containerPort: port }] : [] }] },
              publicAddress,
            );
            return url === undefined ? "–" : <Address url={url} shown />;
          },
        },
      ]}
    />
  );
}

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly isOverridden: boolean;
}

function Environment({
  container,
  override,
}: {
  readonly container: ContainerDefinition;
  readonly override: ContainerOverride | undefined;
}) {
  const t = useWords(taskPageWords);
  const common = useCommonWords();
  const variables = new Map<string, Variable>();
  for (const [list, isOverridden] of [
    [container.environment ?? [], false],
    [override?.environment ?? [], true],
  ] as const)
    for (const { name = "", value = "" } of list) variables.set(name, { name, value, isOverridden });
  return (
    <Table<Variable>
      variant="embedded"
      header={<Box variant="h4">{t("environment")}</Box>}
      ariaLabels={{ tableLabel: t("environment") }}
      items={[...variables.values()]}
      empty={common("none")}
      columnDefinitions={[
        { id: "key", header: common("key"), isRowHeader: true, cell: ({ name }) => name },
        {
          id: "value",
          header: common("value"),
          cell: ({ value, isOverridden }) => `${value}${isOverridden ? ` (${t("overridden")})` : ""}`,
        },
      ]}
    />
  );
}
