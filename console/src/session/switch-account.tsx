// Goes on as the root of another account, on the same page: on this machine an account number is a key of its own.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useFlash } from "../app/flashes.tsx";
import { appWords } from "../app/words.ts";
import { asProblem } from "../aws/problems.ts";
import { useFirstField } from "../parts/first-field.ts";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { useSession } from "./provider.tsx";

const accountNumber = /^\d{12}$/;

export function SwitchAccount({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(appWords);
  const common = useCommonWords();
  const { signInAs } = useSession();
  const { flash } = useFlash();
  const field = useFirstField();
  const [account, setAccount] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const wrong = accountNumber.test(account.trim()) ? undefined : t("accountNumberInvalid");
  const submit = async () => {
    setTried(true);
    if (wrong || busy) return;
    setBusy(true);
    try {
      await signInAs(account.trim(), "test");
      flash({ type: "success", content: t("accountChanged", { account: account.trim() }), id: "account" });
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      header={t("changeAccount")}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void submit()}>
              {t("signIn")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SpaceBetween size="m">
          {problem !== undefined && (
            <Alert type="error" statusIconAriaLabel={common("error")}>
              {problem}
            </Alert>
          )}
          <Box>{t("accountAbout")}</Box>
          <FormField
            label={t("accountNumber")}
            constraintText={t("accountNumberRule")}
            errorText={tried ? wrong : undefined}
          >
            <Input
              value={account}
              onChange={({ detail }) => setAccount(detail.value)}
              inputMode="numeric"
              placeholder="111122223333"
              ref={field}
            />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
