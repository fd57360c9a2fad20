// What an update deploys: the task definition, and whether new tasks are started in any case.
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { useWords } from "../../../words/use-words.ts";
import { DefinitionFields } from "../parts/definition-fields.tsx";
import type { SectionProps } from "../service-form/section.ts";
import { serviceFormWords } from "../service-form/words.ts";

/** `children`: "Force new deployment", which comes first as in AWS's form. */
export function DefinitionSection({
  draft,
  problems,
  onChange,
  children,
}: SectionProps & { readonly children: ReactNode }) {
  const t = useWords(serviceFormWords);
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <SpaceBetween size="l">
        {children}
        <DefinitionFields
          family={draft.family}
          revision={draft.revision}
          problems={problems}
          onFamily={(family) => onChange({ ...draft, family, revision: "" })}
          onRevision={(revision) => onChange({ ...draft, revision })}
        />
        <FormField label={t("serviceName")}>
          <Input value={draft.serviceName} readOnly />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
