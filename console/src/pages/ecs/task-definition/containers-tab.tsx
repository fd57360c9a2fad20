// The tab of a revision's containers: the task's size, the containers as a table, and each with all that it says.
import type { ContainerDefinition, TaskDefinition } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { ContainerDetails } from "./container-details.tsx";
import { ownImage } from "./own-image.ts";
import { definitionWords } from "./words.ts";

const share = (value: number | undefined): string => (value ? String(value / 1024).replace(/^0\./, ".") : "–");
const stated = (text: string | undefined, unit: string): string =>
  text === undefined ? "–" : `${share(Number(text))} ${unit}`;

export function Image({ image = "" }: { readonly image?: string }) {
  const own = ownImage(image, location.host);
  if (!own) return <>{image}</>;
  const { repository, digest } = own;
  return <Go to={digest ? places.image(repository, digest) : places.repository(repository)}>{image}</Go>;
}

export const portText = ({ portMappings = [] }: ContainerDefinition): string =>
  portMappings
    .map(({ containerPort, containerPortRange, protocol }) => `${containerPortRange ?? containerPort}/${protocol}`)
    .join(", ");

export function ContainersTab({ definition }: { readonly definition: TaskDefinition }) {
  const t = useWords(definitionWords);
  const { containerDefinitions = [] } = definition;
  const columns = useContainerColumns();
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("taskSize")}</Header>}>
        <Facts
          columns={2}
          items={[
            { label: t("taskCpu"), value: stated(definition.cpu, "vCPU") },
            { label: t("taskMemory"), value: stated(definition.memory, "GB") },
          ]}
        />
      </Container>
      <Listing<ContainerDefinition>
        id="container-definitions"
        title={t("containers")}
        items={containerDefinitions}
        columns={columns}
        keyOf={({ name = "" }) => name}
        empty={{ title: t("containers") }}
      />
      {containerDefinitions.map((container) => (
        <ContainerDetails key={container.name} container={container} />
      ))}
    </SpaceBetween>
  );
}

function useContainerColumns(): readonly Column<ContainerDefinition>[] {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  return useMemo((): readonly Column<ContainerDefinition>[] => {
    const yesNo = (value: boolean | undefined) => common(value ? "yes" : "no");
    const gpus = ({ resourceRequirements = [] }: ContainerDefinition) =>
      resourceRequirements.find(({ type }) => type === "GPU")?.value ?? "–";
    return [
      { id: "name", header: t("container"), names: true, text: ({ name }) => name, cell: ({ name }) => name },
      {
        id: "image",
        header: t("image"),
        text: ({ image }) => image,
        cell: ({ image }) => <Image image={image} />,
        minWidth: 300,
      },
      { id: "essential", header: t("essential"), cell: ({ essential }) => yesNo(essential) },
      { id: "ports", header: t("ports"), text: portText, cell: (container) => portText(container) || "–" },
      { id: "cpu", header: `${t("cpu")} (vCPU)`, text: ({ cpu }) => cpu, cell: ({ cpu }) => share(cpu) },
      {
        id: "memory",
        header: `${t("memoryHard")} (GB)`,
        text: ({ memory }) => memory,
        cell: ({ memory }) => share(memory),
      },
      {
        id: "reservation",
        header: `${t("memorySoft")} (GB)`,
        text: ({ memoryReservation }) => memoryReservation,
        cell: ({ memoryReservation }) => share(memoryReservation),
      },
      { id: "gpu", header: t("gpu"), cell: gpus },
    ];
  }, [t, common]);
}
