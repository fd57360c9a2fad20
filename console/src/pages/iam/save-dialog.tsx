// A dialog that saves something: its fields, Cancel and one button, and what IAM said when it refused.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { ProblemAlert } from "../../parts/page.tsx";
import { useCommonWords } from "../../words/use-words.ts";

export interface SaveDialogProps {
  readonly title: string;
  readonly saveLabel: string;
  /** Why it cannot be saved as it is. */
  readonly problem?: string;
  readonly size?: "medium" | "large";
  /** Does it; the dialog closes by itself afterwards. When it rejects, the reason is shown and the visitor may try again. */
  readonly onSave: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SaveDialog({ title, saveLabel, problem, size, onSave, onClose, children }: SaveDialogProps) {
  const common = useCommonWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      await onSave();
      onClose();
    } catch (thrown) {
      setRefused(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      size={size ?? "medium"}
      header={title}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button
              variant="primary"
              loading={busy}
              disabled={problem !== undefined}
              disabledReason={problem}
              onClick={() => void save()}
            >
              {saveLabel}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && problem === undefined) void save();
        }}
      >
        <SpaceBetween size="m">
          {refused !== undefined && <ProblemAlert problem={refused} />}
          {children}
        </SpaceBetween>
      </form>
    </Modal>
  );
}
