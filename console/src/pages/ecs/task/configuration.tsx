// Configuration of a task: its facts, its containers, and what each container was told.
import type { Task, TaskDefinition } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { nameOfArn, places } from "../../../app/places.ts";
import { Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { Time } from "../../../parts/time.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DefinitionLink } from "../parts/task-columns.tsx";
import { cpuText, memoryText, serviceOf } from "../parts/task-facts.ts";
import { ContainerDetails } from "./container-details.tsx";
import { Containers } from "./containers.tsx";
import { taskPageWords } from "./words.ts";

export interface TaskConfiguration {
  readonly task: Task;
  readonly definition: TaskDefinition;
  readonly publicAddress: string | undefined;
}

export function ConfigurationTab({ task, definition, publicAddress }: TaskConfiguration) {
  return (
    <SpaceBetween size="l">
      <TaskConfigurationFacts task={task} definition={definition} />
      <Containers task={task} definition={definition} />
      {(definition.containerDefinitions ?? []).map((container) => (
        <ContainerDetails key={container.name} task={task} container={container} publicAddress={publicAddress} />
      ))}
    </SpaceBetween>
  );
}

function TaskConfigurationFacts({ task, definition }: Omit<TaskConfiguration, "publicAddress">) {
  const t = useWords(taskPageWords);
  const { runtimePlatform: { operatingSystemFamily = "LINUX", cpuArchitecture = "X86_64" } = {} } = definition;
  const service = serviceOf(task);
  const size = [cpuText(task.cpu), memoryText(task.memory)].filter((text) => text !== undefined).join(" | ");
  const storageGiB = task.ephemeralStorage?.sizeInGiB;
  return (
    <Container header={<Header variant="h2">{t("configuration")}</Header>}>
      <Facts
        items={[
          { label: t("definition"), value: <DefinitionLink arn={task.taskDefinitionArn} /> },
          { label: t("size"), value: size },
          { label: t("platform"), value: `${operatingSystemFamily}/${cpuArchitecture}` },
          { label: t("platformVersion"), value: task.platformVersion },
          { label: t("launchType"), value: task.launchType },
          { label: t("capacityProvider"), value: task.capacityProviderName },
          {
            label: t("group"),
            value: service ? (
              <Go to={places.service(nameOfArn(task.clusterArn ?? ""), service)}>{task.group}</Go>
            ) : (
              task.group
            ),
          },
          { label: t("startedBy"), value: task.startedBy },
          { label: t("networkMode"), value: definition.networkMode },
          { label: t("zone"), value: task.availabilityZone },
          { label: t("storage"), value: storageGiB === undefined ? undefined : `${storageGiB} GiB` },
          { label: t("startedAt"), value: <Time at={task.startedAt} /> },
        ]}
      />
    </Container>
  );
}
