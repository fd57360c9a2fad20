// The containers of a task as a table: what runs, from which image, and how it ended.
import type { Container, Task, TaskDefinition } from "@aws-sdk/client-ecs";
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { Copyable } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { ecrRepositoryOf } from "../parts/ecr-image.ts";
import { cpuText } from "../parts/task-facts.ts";
import { ContainerStatus, Health } from "../parts/task-status.tsx";
import { taskPageWords } from "./words.ts";

/** "256 MiB / 128 MiB", a dash for what is not stated. */
const memoryLimits = ({ memory, memoryReservation }: Container): string => {
  const text = (mebibytes: string | undefined) => (mebibytes === undefined ? "–" : `${mebibytes} MiB`);
  return `${text(memory)} / ${text(memoryReservation)}`;
};

function useContainerColumns(definition: TaskDefinition): readonly Column<Container>[] {
  const t = useWords(taskPageWords);
  const common = useCommonWords();
  return useMemo((): readonly Column<Container>[] => {
    const essential = ({ name }: Container) =>
      definition.containerDefinitions?.find((stated) => stated.name === name)?.essential === false
        ? common("no")
        : common("yes");
    return [
      { id: "name", header: t("container"), names: true, text: ({ name }) => name, cell: ({ name }) => name },
      {
        id: "status",
        header: common("status"),
        text: ({ lastStatus }) => lastStatus,
        cell: ({ lastStatus }) => <ContainerStatus status={lastStatus} />,
        width: 130,
      },
      { id: "essential", header: t("essential"), text: essential, cell: essential },
      { id: "health", header: t("health"), cell: ({ healthStatus }) => <Health status={healthStatus} />, width: 140 },
      { id: "exit", header: t("exitCode"), cell: ({ exitCode }) => exitCode ?? "–" },
      {
        id: "reason",
        header: t("reason"),
        text: ({ reason }) => reason,
        cell: ({ reason }) => (reason ? <span lang="en">{reason}</span> : "–"),
      },
      {
        id: "image",
        header: t("image"),
        text: ({ image }) => image,
        cell: (one) => <Image container={one} />,
        width: 260,
      },
      { id: "digest", header: t("digest"), cell: (one) => <Digest container={one} />, width: 200 },
      {
        id: "runtime",
        header: t("runtimeId"),
        cell: ({ runtimeId }) => (runtimeId ? <Copyable text={runtimeId} shown={runtimeId.slice(0, 12)} /> : "–"),
        width: 200,
      },
      { id: "cpu", header: t("cpu"), cell: ({ cpu }) => cpuText(cpu) ?? "–" },
      { id: "memory", header: t("memory"), cell: memoryLimits, width: 190 },
    ];
  }, [t, common, definition]);
}

function Image({ container: { image = "" } }: { readonly container: Container }) {
  const repository = ecrRepositoryOf(image, location.host);
  return <Copyable text={image} shown={repository && <Go to={places.repository(repository)}>{image}</Go>} />;
}

function Digest({ container: { image = "", imageDigest } }: { readonly container: Container }) {
  if (imageDigest === undefined) return <>–</>;
  const repository = ecrRepositoryOf(image, location.host);
  const short = `${imageDigest.slice(0, 19)}…`;
  return (
    <Copyable
      text={imageDigest}
      shown={repository ? <Go to={places.image(repository, imageDigest)}>{short}</Go> : short}
    />
  );
}

export function Containers({ task, definition }: { readonly task: Task; readonly definition: TaskDefinition }) {
  const t = useWords(taskPageWords);
  const columns = useContainerColumns(definition);
  return (
    <Listing
      id="task-containers"
      title={t("containers")}
      description={t("containersHint")}
      items={task.containers}
      columns={columns}
      keyOf={({ name = "" }) => name}
      empty={{ title: t("noContainers") }}
    />
  );
}
