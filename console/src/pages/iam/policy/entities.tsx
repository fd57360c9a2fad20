// Who holds a policy.
import { useMemo } from "react";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { type Column, Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { entitiesRead, type Holding } from "../reads.ts";
import { iamWords } from "../words.ts";
import { policyWords } from "./words.ts";

export function Entities({ arn }: { readonly arn: string }) {
  const t = useWords(policyWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const entities = useLive(entitiesRead(arn));
  const columns = useMemo(
    (): readonly Column<Holding>[] => [
      { id: "name", header: common("name"), names: true, text: ({ name }) => name, cell: nameOf },
      { id: "kind", header: t("entityKind"), text: ({ kind }) => shared(kind), cell: ({ kind }) => shared(kind) },
    ],
    [t, shared, common],
  );
  return (
    <Listing
      id="policy-entities"
      title={t("entities")}
      items={entities.data}
      error={entities.error}
      onRetry={() => void entities.refetch()}
      columns={columns}
      keyOf={({ kind, name }) => `${kind}/${name}`}
      sortBy={{ column: "name" }}
      empty={{ title: t("entitiesEmpty"), hint: t("entitiesHint") }}
    />
  );
}

/** Groups have no page of their own. */
const nameOf = ({ kind, name }: Holding) => {
  if (kind === "group") return name;
  return <Go to={kind === "user" ? places.user(name) : places.role(name)}>{name}</Go>;
};
