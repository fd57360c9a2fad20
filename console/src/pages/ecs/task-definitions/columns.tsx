// Columns of the list of task definitions.
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import { RevisionState } from "../parts/revision-menus.tsx";
import type { Family } from "../parts/revision-reads.ts";
import { revisionWords } from "../parts/revision-words.ts";
import { definitionsWords } from "./words.ts";

export function useFamilyColumns(): readonly Column<Family>[] {
  const t = useWords(definitionsWords);
  const shared = useWords(revisionWords);
  return useMemo(
    (): readonly Column<Family>[] => [
      {
        id: "family",
        header: shared("taskDefinition"),
        names: true,
        text: ({ family }) => family,
        cell: ({ family }) => <Go to={places.taskDefinitionFamily(family)}>{family}</Go>,
      },
      {
        id: "status",
        header: t("lastStatus"),
        text: ({ last }) => last.status,
        cell: ({ last }) => <RevisionState status={last.status} />,
      },
      {
        id: "last",
        header: shared("revision"),
        text: ({ last }) => last.revision,
        cell: ({ family, last }) => (
          <Go to={places.taskDefinition(family, last.revision)}>{`${family}:${last.revision}`}</Go>
        ),
      },
      {
        id: "active",
        header: t("activeRevisions"),
        text: ({ active }) => active,
        cell: ({ active }) => active,
      },
    ],
    [t, shared],
  );
}
