// Volumes of a task, and where its containers have them.
import type { TaskDefinition, Volume } from "@aws-sdk/client-ecs";
import { useMemo } from "react";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { taskPageWords } from "./words.ts";

export function VolumesTab({ definition }: { readonly definition: TaskDefinition }) {
  const t = useWords(taskPageWords);
  const common = useCommonWords();
  const columns = useMemo((): readonly Column<Volume>[] => {
    const mounts = ({ name }: Volume) =>
      (definition.containerDefinitions ?? [])
        .flatMap(({ name: container = "", mountPoints = [] }) =>
          mountPoints
            .filter(({ sourceVolume }) => sourceVolume === name)
            .map(
              ({ containerPath = "", readOnly }) =>
                `${container}: ${containerPath}${readOnly ? ` (${t("readOnly")})` : ""}`,
            ),
        )
        .join(", ");
    return [
      { id: "name", header: common("name"), names: true, text: ({ name }) => name, cell: ({ name }) => name },
      { id: "type", header: t("type"), cell: () => t("bindMount") },
      { id: "mounts", header: t("mountedAt"), text: mounts, cell: (volume) => mounts(volume) || "–", width: 400 },
    ];
  }, [t, common, definition]);
  return (
    <Listing
      id="task-volumes"
      title={t("volume")}
      items={definition.volumes ?? []}
      columns={columns}
      keyOf={({ name = "" }) => name}
      empty={{ title: t("noVolumes"), hint: t("noVolumesHint") }}
    />
  );
}
