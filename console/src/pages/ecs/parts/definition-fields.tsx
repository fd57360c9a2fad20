// The choice of a task definition in a form: its family, and a revision (blank for the latest).
import Autosuggest from "@cloudscape-design/components/autosuggest";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { useWords } from "../../../words/use-words.ts";
import { activeFamiliesRead, activeRevisionsRead } from "../definition-reads.ts";
import { definitionWords } from "./definition-words.ts";

export interface DefinitionFieldsProps {
  readonly family: string;
  readonly revision: string;
  readonly problems: { readonly family?: "familyMissing"; readonly revision?: "revisionInvalid" };
  readonly onFamily: (family: string) => void;
  readonly onRevision: (revision: string) => void;
}

export function DefinitionFields({ family, revision, problems, onFamily, onRevision }: DefinitionFieldsProps) {
  const t = useWords(definitionWords);
  const families = useLive(activeFamiliesRead);
  const revisions = useLive(activeRevisionsRead(family));
  const options = (families.data ?? []).map((value) => ({ value, label: value }));
  const latest = revisions.data?.[0];
  return (
    <SpaceBetween size="l">
      <FormField
        label={t("family")}
        description={
          <>
            {t("familyHint")} <Go to={places.taskDefinitions()}>{t("taskDefinitions")}</Go>.
          </>
        }
        errorText={problems.family && t(problems.family)}
      >
        <Select
          selectedOption={family === "" ? null : { value: family, label: family }}
          options={options}
          filteringType="auto"
          statusType={families.isPending ? "loading" : "finished"}
          placeholder={t("chooseFamily")}
          empty={t("noFamilies")}
          onChange={({ detail }) => onFamily(detail.selectedOption.value ?? "")}
        />
      </FormField>
      <FormField
        label={t("revision")}
        description={t("revisionHint")}
        constraintText={latest && t("latest", { revision: latest })}
        errorText={problems.revision && t(problems.revision)}
      >
        <Autosuggest
          value={revision}
          options={(revisions.data ?? []).map((value) => ({ value }))}
          enteredTextLabel={(value) => value}
          ariaLabel={t("revision")}
          disabled={family === ""}
          onChange={({ detail }) => onRevision(detail.value.trim())}
        />
      </FormField>
    </SpaceBetween>
  );
}
