// A policy's document, and the dialog that writes the next version of it.
import { CreatePolicyVersionCommand, IAMClient } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws } from "../../../aws/live.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { isAwsManaged } from "../attach-policies.tsx";
import { DocumentField, DocumentView } from "../document-field.tsx";
import type { PolicyFacts } from "../reads.ts";
import { SaveDialog } from "../save-dialog.tsx";
import { useDocumentProblem } from "../use-document-problem.ts";
import { iamWords } from "../words.ts";
import { policyWords } from "./words.ts";

export function PolicyDocument({ facts }: { readonly facts: PolicyFacts }) {
  const t = useWords(policyWords);
  const shared = useWords(iamWords);
  const [editing, setEditing] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`${t("version")} ${facts.policy.DefaultVersionId ?? ""}`}
          actions={
            <Button
              disabled={isAwsManaged(facts.policy)}
              disabledReason={t("cannotChangeAws")}
              onClick={() => setEditing(true)}
            >
              {t("edit")}
            </Button>
          }
        >
          {shared("document")}
        </Header>
      }
    >
      <DocumentView document={facts.document} />
      {editing && <Editor facts={facts} onClose={() => setEditing(false)} />}
    </Container>
  );
}

function Editor({ facts, onClose }: { readonly facts: PolicyFacts; readonly onClose: () => void }) {
  const t = useWords(policyWords);
  const shared = useWords(iamWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const { Arn, PolicyName: name = "" } = facts.policy;
  const [document, setDocument] = useState(facts.document);
  const invalid = useDocumentProblem(document, "identity");
  const save = async () => {
    const input = { PolicyArn: Arn, PolicyDocument: document, SetAsDefault: true };
    await aws.of(IAMClient).send(new CreatePolicyVersionCommand(input));
    flash({ type: "success", content: shared("saved", { name }) });
  };
  return (
    <SaveDialog
      title={t("editTitle", { name })}
      saveLabel={common("saveChanges")}
      size="large"
      problem={invalid?.text}
      onSave={save}
      onClose={onClose}
    >
      <div>{t("editHint")}</div>
      <DocumentField value={document} onChange={setDocument} kind="identity" />
    </SaveDialog>
  );
}
