// Asks before something is destroyed: what it is, what goes with it, and a word to type.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { useCommonWords } from "../words/use-words.ts";
import { useFirstField } from "./first-field.ts";
import { ProblemAlert } from "./page.tsx";

export interface ConfirmDeleteProps {
  readonly title: string;
  /** What goes, and what goes with it. */
  readonly children: ReactNode;
  /** To be typed: "delete", "delete my-cluster". Undefined: a click is enough (what can be made again at once). */
  readonly word?: string;
  readonly confirmLabel?: string;
  /** Does it. When it rejects, the reason is shown and the visitor may try again. */
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

export function ConfirmDelete({ title, children, word, confirmLabel, onConfirm, onClose }: ConfirmDeleteProps) {
  const common = useCommonWords();
  const first = useFirstField();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const ready = word === undefined || typed.trim() === word;
  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      header={title}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button variant="primary" disabled={!ready} loading={busy} onClick={() => void confirm()}>
              {confirmLabel ?? common("delete")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && <ProblemAlert problem={problem} />}
        <Alert type="warning">{children}</Alert>
        {word !== undefined && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (ready && !busy) void confirm();
            }}
          >
            <FormField label={common("typeToConfirm", { word })}>
              <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} placeholder={word} ref={first} />
            </FormField>
          </form>
        )}
      </SpaceBetween>
    </Modal>
  );
}
