// The form: its sections in AWS's order, its checks, and what sending it does.
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCallback, useMemo, useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { TagRows } from "../../../parts/tags.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { ContainerSection } from "./container-section.tsx";
import { containerWords } from "./container-words.ts";
import type { DefinitionDraft } from "./draft.ts";
import { TextField, YesNo } from "./fields.tsx";
import { FormStateProvider, useFormState, useTitles } from "./form-state.tsx";
import { executionRoleArnOf, executionRoleName, newContainer } from "./from-definition.ts";
import { Infrastructure } from "./infrastructure.tsx";
import { JsonPreview } from "./json-preview.tsx";
import { keptMembers } from "./kept.ts";
import { problemsOf } from "./problems.ts";
import { roleToCreate } from "./role-fields.tsx";
import { Storage } from "./storage.tsx";
import { createExecutionRole, taskRolesRead } from "./task-roles.ts";
import { requestOf } from "./to-request.ts";
import { useRegister } from "./use-register.tsx";
import { formWords } from "./words.ts";

export interface DefinitionFormProps {
  readonly initial: () => DefinitionDraft;
  /** Of the revision that this begins with; empty: a new definition. */
  readonly family: string;
  readonly revision: string;
}

export function DefinitionForm({ initial, family, revision }: DefinitionFormProps) {
  const t = useWords(formWords);
  const common = useCommonWords();
  const [draft, setDraft] = useState(initial);
  const [hasTried, setTried] = useState(false);
  const [isPreviewing, setPreviewing] = useState(false);
  const change = useCallback((part: Partial<DefinitionDraft>) => setDraft((now) => ({ ...now, ...part })), []);
  const problems = useMemo(() => problemsOf(draft, location.host), [draft]);
  const send = useSend();
  const submit = async () => {
    setTried(true);
    if (problems.size === 0) await send(draft, change);
  };
  const isRevision = family !== "";
  return (
    <FormPage
      title={isRevision ? t("createRevision", { family }) : t("title")}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: t("taskDefinitions"), href: places.taskDefinitions() },
        ...(isRevision ? [{ text: family, href: places.taskDefinitionFamily(family) }] : []),
      ]}
      submitLabel={common("create")}
      cancelTo={isRevision ? places.taskDefinition(family, revision) : places.taskDefinitions()}
      secondaryActions={
        <Button formAction="none" onClick={() => setPreviewing(true)}>
          {t("asJson")}
        </Button>
      }
      onSubmit={submit}
    >
      <FormStateProvider draft={draft} change={change} problems={hasTried ? problems : undefined}>
        <Sections isRevision={isRevision} />
      </FormStateProvider>
      {isPreviewing && (
        <JsonPreview
          definition={requestOf(draft)}
          editAt={isRevision ? places.newRevisionWithJson(family, revision) : places.createTaskDefinitionWithJson()}
          onClose={() => setPreviewing(false)}
        />
      )}
    </FormPage>
  );
}

function Sections({ isRevision }: { readonly isRevision: boolean }) {
  const t = useWords(formWords);
  const containerT = useWords(containerWords);
  const common = useCommonWords();
  const { optional } = useTitles();
  const { region } = useAws();
  const { draft, change, errorAt } = useFormState();
  const kept = useMemo(() => keptMembers(draft.base), [draft.base]);
  const nextId = Math.max(-1, ...draft.containers.map(({ id }) => id)) + 1;
  return (
    <SpaceBetween size="l">
      {kept.length > 0 && (
        <Alert type="info" header={t("kept")}>
          {t("keptHint", { names: kept.join(", ") })}
        </Alert>
      )}
      <Container header={<Header variant="h2">{t("configuration")}</Header>}>
        <TextField
          label={t("family")}
          hint={t("familyHint")}
          constraint={t(isRevision ? "familyFixed" : "familyRule")}
          value={draft.family}
          onChange={(family) => change({ family })}
          error={errorAt("family")}
          isReadOnly={isRevision}
          isRequired
        />
      </Container>
      <Infrastructure />
      {draft.containers.map((container, index) => (
        <ContainerSection key={container.id} container={container} number={index + 1} />
      ))}
      <Button
        formAction="none"
        iconName="add-plus"
        onClick={() => change({ containers: [...draft.containers, newContainer(nextId, region)] })}
      >
        {containerT("addContainer")}
      </Button>
      <Storage />
      <Container header={<Header variant="h2">{optional(t("monitoring"))}</Header>}>
        <SpaceBetween size="xs">
          <YesNo label={t("traceCollection")} hint={t("traceCollectionHint")} value={false} isDisabled />
          <YesNo label={t("metricCollection")} hint={t("metricCollectionHint")} value={false} isDisabled />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{optional(common("tags"))}</Header>}>
        <TagRows tags={draft.tags} onChange={(tags) => change({ tags })} />
      </Container>
    </SpaceBetween>
  );
}

/** Registers the draft; the default execution role first, where the account lacks it. */
function useSend() {
  const t = useWords(formWords);
  const aws = useAws();
  const { flash } = useFlash();
  const register = useRegister();
  const roles = useLive(taskRolesRead);
  return async (draft: DefinitionDraft, change: (part: Partial<DefinitionDraft>) => void) => {
    const { executionRole } = draft;
    const isDefault = executionRole === executionRoleArnOf(aws.account);
    const isMissing = roles.data?.every(({ RoleName }) => RoleName !== executionRoleName) ?? false;
    if (executionRole !== roleToCreate && !(isDefault && isMissing)) return register(requestOf(draft));
    const arn = await createExecutionRole(aws);
    // Kept for another attempt, should the definition itself be refused.
    change({ executionRole: arn });
    flash({ type: "success", content: t("createdRole", { name: executionRoleName }) });
    return register(requestOf({ ...draft, executionRole: arn }));
  };
}
