// Who may take a role: its trust policy, to read and to change.
import { IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { useAws } from "../../../aws/live.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DocumentField, DocumentView } from "../document-field.tsx";
import { SaveDialog } from "../save-dialog.tsx";
import { useDocumentProblem } from "../use-document-problem.ts";
import { iamWords } from "../words.ts";
import { roleWords } from "./words.ts";

export interface TrustPolicyProps {
  readonly role: string;
  readonly document: string;
  /** A service's own role: its trust cannot be changed. */
  readonly isLinked: boolean;
}

export function TrustPolicy({ role, document, isLinked }: TrustPolicyProps) {
  const t = useWords(roleWords);
  const shared = useWords(iamWords);
  const [editing, setEditing] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("trustHint")}
          actions={
            <Button disabled={isLinked} disabledReason={shared("cannotDeleteLinked")} onClick={() => setEditing(true)}>
              {t("editTrust")}
            </Button>
          }
        >
          {t("trust")}
        </Header>
      }
    >
      <DocumentView document={document} />
      {editing && <EditTrust role={role} initial={document} onClose={() => setEditing(false)} />}
    </Container>
  );
}

interface EditTrustProps {
  readonly role: string;
  readonly initial: string;
  readonly onClose: () => void;
}

function EditTrust({ role, initial, onClose }: EditTrustProps) {
  const t = useWords(roleWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const [document, setDocument] = useState(initial);
  const invalid = useDocumentProblem(document, "trust");
  const save = async () => {
    const command = new UpdateAssumeRolePolicyCommand({ RoleName: role, PolicyDocument: document });
    await aws.of(IAMClient).send(command);
    flash({ type: "success", content: t("trustSaved", { name: role }) });
  };
  return (
    <SaveDialog
      title={t("editTrust")}
      saveLabel={common("saveChanges")}
      size="large"
      problem={invalid?.text}
      onSave={save}
      onClose={onClose}
    >
      <DocumentField value={document} onChange={setDocument} kind="trust" />
    </SaveDialog>
  );
}
