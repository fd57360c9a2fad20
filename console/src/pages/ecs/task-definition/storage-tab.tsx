// The tab of a revision's storage: how much, its volumes, and who mounts them where.
import type { MountPoint, TaskDefinition, Volume } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo } from "react";
import { Facts } from "../../../parts/facts.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { definitionWords } from "./words.ts";

interface Mount extends MountPoint {
  readonly container: string;
}

export function StorageTab({ definition }: { readonly definition: TaskDefinition }) {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  const { volumes = [], containerDefinitions = [], ephemeralStorage } = definition;
  const mounts = useMemo(
    () =>
      containerDefinitions.flatMap(({ name = "", mountPoints = [] }) =>
        mountPoints.map((mount): Mount => ({ ...mount, container: name })),
      ),
    [containerDefinitions],
  );
  const volumeColumns = useMemo(
    (): readonly Column<Volume>[] => [
      { id: "name", header: t("volumeName"), names: true, text: ({ name }) => name, cell: ({ name }) => name },
      { id: "type", header: t("volumeType"), cell: () => t("bindMount") },
    ],
    [t],
  );
  const mountColumns = useMemo(
    (): readonly Column<Mount>[] => [
      {
        id: "container",
        header: t("container"),
        names: true,
        text: ({ container }) => container,
        cell: ({ container }) => container,
      },
      {
        id: "volume",
        header: t("sourceVolume"),
        text: ({ sourceVolume }) => sourceVolume,
        cell: ({ sourceVolume }) => sourceVolume,
      },
      {
        id: "path",
        header: t("containerPath"),
        text: ({ containerPath }) => containerPath,
        cell: ({ containerPath }) => containerPath,
      },
      { id: "readOnly", header: t("readOnly"), cell: ({ readOnly }) => common(readOnly ? "yes" : "no") },
    ],
    [t, common],
  );
  const size = ephemeralStorage?.sizeInGiB;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("storage")}</Header>}>
        <Facts
          columns={1}
          items={[{ label: t("ephemeral"), value: size === undefined ? t("ephemeralPreset") : `${size} GiB` }]}
        />
      </Container>
      <Listing<Volume>
        id="definition-volumes"
        title={t("volumes")}
        items={volumes}
        columns={volumeColumns}
        keyOf={({ name = "" }) => name}
        empty={{ title: t("noVolumes") }}
      />
      <Listing<Mount>
        id="definition-mounts"
        title={t("mounts")}
        items={mounts}
        columns={mountColumns}
        keyOf={({ container, containerPath }) => `${container} ${containerPath}`}
        empty={{ title: t("noMounts") }}
      />
    </SpaceBetween>
  );
}
