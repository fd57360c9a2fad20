// Service details: the task definition, and the service's name.
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { DefinitionFields } from "../parts/definition-fields.tsx";
import { withFamily } from "../service-form/draft.ts";
import type { SectionProps } from "../service-form/section.ts";
import { serviceFormWords } from "../service-form/words.ts";

export function DetailsSection({ draft, problems, onChange }: SectionProps) {
  const t = useWords(serviceFormWords);
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <SpaceBetween size="l">
        <DefinitionFields
          family={draft.family}
          revision={draft.revision}
          problems={problems}
          onFamily={(family) => onChange(withFamily(draft, family))}
          onRevision={(revision) => onChange({ ...draft, revision })}
        />
        <FormField
          label={t("serviceName")}
          description={t("serviceNameHint")}
          constraintText={t("serviceNameRule")}
          errorText={problems.serviceName && t(problems.serviceName)}
        >
          <Input
            value={draft.serviceName}
            ariaRequired
            onChange={({ detail }) => onChange({ ...draft, serviceName: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
