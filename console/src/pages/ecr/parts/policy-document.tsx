// A policy document of a repository: shown, edited as JSON with what is wrong with it, deleted.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { Copyable } from "../../../parts/facts.tsx";
import type { DocumentProblem } from "../../../parts/json-editor/document-problem.ts";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { repositoryWords } from "../repository/words.ts";
import { indented } from "./documents.ts";
import { PolicyEditor } from "./policy-editor.tsx";
import "./policy-document.css";

export interface PolicyDocumentProps {
  /** The repository's. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Empty: there is none. */
  readonly text: string;
  readonly none: string;
  readonly sample: string;
  readonly problemOf: (text: string) => DocumentProblem | undefined;
  readonly onSave: (text: string) => Promise<void>;
  readonly onDelete: () => Promise<void>;
  readonly deleteHint: string;
}

export function PolicyDocument(props: PolicyDocumentProps) {
  const { name, title, description, text, none, onDelete } = props;
  const t = useWords(repositoryWords);
  const common = useCommonWords();
  const { flash } = useFlash();
  const [isEdited, setEdited] = useState(false);
  const [isDoomed, setDoomed] = useState(false);
  const deleted = async () => {
    await onDelete();
    flash({ type: "success", content: t("documentDeleted", { name }) });
  };
  const actions = !isEdited && (
    <SpaceBetween direction="horizontal" size="xs">
      {text !== "" && <Button onClick={() => setDoomed(true)}>{common("delete")}</Button>}
      <Button onClick={() => setEdited(true)}>{t(text === "" ? "addDocument" : "editDocument")}</Button>
    </SpaceBetween>
  );
  return (
    <Container
      header={
        <Header variant="h2" description={description} actions={actions}>
          {title}
        </Header>
      }
    >
      {isEdited && <PolicyEditor {...props} onClose={() => setEdited(false)} />}
      {!isEdited && text === "" && <Box color="text-body-secondary">{none}</Box>}
      {!isEdited && text !== "" && (
        <SpaceBetween size="xs">
          <Copyable text={indented(text)} shown={common("copy")} />
          <pre className="policy-document" lang="en">
            {indented(text)}
          </pre>
        </SpaceBetween>
      )}
      {isDoomed && (
        <ConfirmDelete title={t("deleteDocument")} word="delete" onConfirm={deleted} onClose={() => setDoomed(false)}>
          {props.deleteHint}
        </ConfirmDelete>
      )}
    </Container>
  );
}
