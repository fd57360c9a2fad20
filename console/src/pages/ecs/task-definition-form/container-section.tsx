// One container of the form, its parts in AWS's order.
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { containerWords } from "./container-words.ts";
import { DockerParts } from "./docker-parts.tsx";
import { type ContainerDraft, withoutContainer } from "./draft.ts";
import { Choice, TextField, YesNo } from "./fields.tsx";
import { type ContainerState, useContainer, useFormState } from "./form-state.tsx";
import { HealthAndStart } from "./health-and-start.tsx";
import { ImageField } from "./image-field.tsx";
import { Logging } from "./logging.tsx";
import { Environment, Limits, Ports } from "./container-parts.tsx";

export function ContainerSection({
  container,
  number,
}: {
  readonly container: ContainerDraft;
  readonly number: number;
}) {
  const t = useWords(containerWords);
  const { draft, change } = useFormState();
  const state = useContainer(container);
  const name = container.name.trim() || String(number);
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={container.isEssential && <Badge color="blue">{t("essentialBadge")}</Badge>}
          actions={
            draft.containers.length > 1 && (
              <Button
                formAction="none"
                ariaLabel={t("removeContainer", { name })}
                onClick={() => change(withoutContainer(draft, container.id))}
              >
                {t("remove")}
              </Button>
            )
          }
        >
          {t("title", { number })}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Details {...state} />
        <Ports {...state} />
        <YesNo
          label={t("readOnlyRoot")}
          hint={t("readOnlyRootHint")}
          value={container.isRootReadOnly}
          onChange={(isRootReadOnly) => state.put({ isRootReadOnly })}
        />
        <SpaceBetween size="s">
          <Limits {...state} />
          <Environment {...state} />
          <Logging {...state} />
          <HealthAndStart {...state} />
          <DockerParts {...state} />
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}

function Details({ container, put, errorAt }: ContainerState) {
  const t = useWords(containerWords);
  const common = useCommonWords();
  const { draft } = useFormState();
  const isOnly = draft.containers.length === 1;
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{t("details")}</Header>
      <ColumnLayout columns={2}>
        <TextField
          label={t("name")}
          value={container.name}
          onChange={(name) => put({ name })}
          error={errorAt("name")}
          isRequired
        />
        <FormField
          label={t("essential")}
          errorText={errorAt("essential")}
          constraintText={isOnly && container.isEssential ? t("essentialOnly") : undefined}
        >
          <Choice
            value={container.isEssential ? "yes" : "no"}
            options={[
              { value: "yes", label: common("yes") },
              { value: "no", label: common("no"), ...(isOnly && { disabled: t("essentialOnly") }) },
            ]}
            onChange={(value) => put({ isEssential: value === "yes" })}
          />
        </FormField>
      </ColumnLayout>
      <ImageField value={container.image} onChange={(image) => put({ image })} error={errorAt("image")} />
      <YesNo label={t("privateRegistry")} hint={t("privateRegistryHint")} value={false} isDisabled />
    </SpaceBetween>
  );
}
