// The repository's name, with the registry's address before it as the images will bear it.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { repositoryPath } from "../../../../../src/model/ecr/names.ts";
import { useAws } from "../../../aws/live.tsx";
import { useHealth } from "../../../parts/health.ts";
import { useWords } from "../../../words/use-words.ts";
import type { NameProblem } from "../parts/repository-draft.ts";
import { ecrWords } from "../words.ts";
import { createRepositoryWords } from "./words.ts";

export function NameField({
  name,
  onChange,
  problem,
}: {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly problem: NameProblem | undefined;
}) {
  const t = useWords(createRepositoryWords);
  const ecr = useWords(ecrWords);
  const { account, region } = useAws();
  const host = new URL(useHealth()?.endpoint ?? location.origin).host;
  return (
    <FormField
      label={ecr("name")}
      description={`${host}/${repositoryPath({ account, region, name })}`}
      constraintText={t("count", { count: name.length })}
      errorText={problem && t(problem)}
    >
      <Input value={name} onChange={({ detail }) => onChange(detail.value)} autoFocus ariaRequired spellcheck={false} />
    </FormField>
  );
}
