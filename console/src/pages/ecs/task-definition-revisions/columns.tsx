// Columns of the list of a family's revisions.
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import type { Column } from "../../../parts/listing.tsx";
import { Time } from "../../../parts/time.tsx";
import { useWords } from "../../../words/use-words.ts";
import { RevisionState } from "../parts/revision-menus.tsx";
import { registeredAtRead, type Revision } from "../parts/revision-reads.ts";
import { revisionWords } from "../parts/revision-words.ts";
import { revisionsWords } from "./words.ts";

/** No list answers it: read for the rows that are shown. */
function RegisteredAt({ arn }: { readonly arn: string }) {
  const read = useLive(registeredAtRead(arn));
  return <Time at={read.data ?? undefined} />;
}

export function useRevisionColumns(): readonly Column<Revision>[] {
  const t = useWords(revisionsWords);
  const shared = useWords(revisionWords);
  return useMemo(
    (): readonly Column<Revision>[] => [
      {
        id: "revision",
        header: `${shared("taskDefinition")}: ${shared("revision").toLowerCase()}`,
        names: true,
        text: ({ revision }) => revision,
        cell: ({ family, revision }) => <Go to={places.taskDefinition(family, revision)}>{`${family}:${revision}`}</Go>,
      },
      {
        id: "status",
        header: shared("status"),
        text: ({ status }) => status,
        cell: ({ status }) => <RevisionState status={status} />,
      },
      { id: "registered", header: t("registeredAt"), cell: ({ arn }) => <RegisteredAt arn={arn} /> },
    ],
    [t, shared],
  );
}
