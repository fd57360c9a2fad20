// A page with one form: its parts, Cancel and the one button that sends it, and what AWS said when it refused.
import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { asProblem } from "../aws/problems.ts";
import { useCommonWords } from "../words/use-words.ts";
import { Page, type PageProps } from "./page.tsx";

export interface FormPageProps extends PageProps {
  readonly submitLabel: string;
  /** Why it cannot be sent now. */
  readonly submitDisabled?: string | undefined;
  readonly cancelTo: string;
  /** Sends it. What it throws is shown above the buttons; returning without leaving the page means that a field is wrong. */
  readonly onSubmit: () => Promise<void>;
  /** Beside the button: "as JSON", "preview". */
  readonly secondaryActions?: ReactNode;
}

export function FormPage(props: FormPageProps) {
  const { submitLabel, submitDisabled, cancelTo, onSubmit, secondaryActions, children, ...page } = props;
  const common = useCommonWords();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const submit = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  // Refused fields are marked by the render after the attempt: the first of them is where the visitor goes on.
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !busy) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    wasBusy.current = busy;
  }, [busy]);
  const { code, message } = asProblem(problem ?? "");
  return (
    <Page {...page}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && submitDisabled === undefined) void submit();
        }}
      >
        <Form
          errorText={problem === undefined ? undefined : `${code}: ${message}`}
          errorIconAriaLabel={common("error")}
          secondaryActions={secondaryActions}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" onClick={() => void navigate(cancelTo)}>
                {common("cancel")}
              </Button>
              <Button
                variant="primary"
                loading={busy}
                disabled={submitDisabled !== undefined}
                disabledReason={submitDisabled}
              >
                {submitLabel}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">{children}</SpaceBetween>
        </Form>
      </form>
    </Page>
  );
}
