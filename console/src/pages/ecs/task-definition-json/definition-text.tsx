// The editor with what is wrong beside it, as one types; Create works when nothing is.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useDeferredValue, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { FormPage } from "../../../parts/form-page.tsx";
import { JsonEditor, type JsonMark } from "../../../parts/json-editor.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { revisionWords } from "../parts/revision-words.ts";
import { useRegister } from "../task-definition-form/use-register.tsx";
import { check } from "./check.ts";
import { placeOf } from "../../../parts/json-editor/json-text.ts";
import { jsonWords } from "./words.ts";

export interface DefinitionTextProps {
  readonly initial: string;
  /** Of the revision that this begins with; empty: a new definition. */
  readonly family: string;
  readonly revision: string;
}

export function DefinitionText({ initial, family, revision }: DefinitionTextProps) {
  const t = useWords(jsonWords);
  const shared = useWords(revisionWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const register = useRegister();
  const [text, setText] = useState(initial);
  const checked = useDeferredValue(text);
  const { problems, definition } = useMemo(() => check(checked, location.host), [checked]);
  const marks = useMemo(
    () =>
      problems.map(({ key, values, start }): JsonMark => {
        const { line, column } = placeOf(checked, start);
        return { row: line - 1, column: column - 1, text: t(key, values), type: "error" };
      }),
    [problems, checked, t],
  );
  const isRevision = family !== "";
  const submit = async () => {
    // The text may be newer than what was checked last.
    const now = check(text, location.host).definition;
    if (now) await register(now);
  };
  return (
    <FormPage
      title={isRevision ? t("titleRevision", { family }) : t("title")}
      crumbs={[
        { text: "Amazon ECS", href: places.clusters() },
        { text: shared("taskDefinitions"), href: places.taskDefinitions() },
        ...(isRevision ? [{ text: family, href: places.taskDefinitionFamily(family) }] : []),
      ]}
      submitLabel={common("create")}
      submitDisabled={definition ? undefined : t("asFormDisabled")}
      cancelTo={isRevision ? places.taskDefinition(family, revision) : places.taskDefinitions()}
      secondaryActions={
        <Button
          formAction="none"
          disabled={!definition}
          disabledReason={t("asFormDisabled")}
          onClick={() =>
            void navigate(isRevision ? places.newRevision(family, revision) : places.createTaskDefinition(), {
              state: { definition },
            })
          }
        >
          {t("asForm")}
        </Button>
      }
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("editor")}</Header>}>
        <SpaceBetween size="s">
          <Box color="text-body-secondary">{t("hint")}</Box>
          <JsonEditor
            value={text}
            onChange={setText}
            marks={marks}
            label={t("editor")}
            fileName={`${family || "task-definition"}.json`}
          />
          <Findings marks={marks} />
        </SpaceBetween>
      </Container>
    </FormPage>
  );
}

function Findings({ marks }: { readonly marks: readonly JsonMark[] }) {
  const t = useWords(jsonWords);
  return (
    <LiveRegion>
      {marks.length === 0 ? (
        <StatusIndicator type="success">{t("valid")}</StatusIndicator>
      ) : (
        <SpaceBetween size="xxs">
          <Box variant="strong">{t("problems", { count: marks.length })}</Box>
          <ul>
            {marks.map(({ row, column, text }) => (
              <li key={`${row} ${column} ${text}`}>
                <StatusIndicator type="error">
                  {`${t("place", { line: row + 1, column: column + 1 })}: ${text}`}
                </StatusIndicator>
              </li>
            ))}
          </ul>
        </SpaceBetween>
      )}
    </LiveRegion>
  );
}
