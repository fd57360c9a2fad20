// The two fields of an access key, and the button that signs in with it.
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { appWords } from "../app/words.ts";
import { useCommonWords, useWords } from "../words/use-words.ts";
import type { Doorway } from "./provider.tsx";

export function KeysForm({ signInWithKeys }: Pick<Doorway, "signInWithKeys">) {
  const t = useWords(appWords);
  const [accessKeyId, setAccessKeyId] = useState("");
  const [secretAccessKey, setSecretAccessKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const common = useCommonWords();
  const missing = (value: string) => (tried && !value.trim() ? common("required") : undefined);
  const submit = async () => {
    setTried(true);
    if (!accessKeyId.trim() || !secretAccessKey.trim()) return;
    setBusy(true);
    await signInWithKeys(accessKeyId.trim(), secretAccessKey.trim());
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <SpaceBetween size="m">
        <FormField label={t("accessKeyId")} errorText={missing(accessKeyId)}>
          <Input
            value={accessKeyId}
            onChange={({ detail }) => setAccessKeyId(detail.value)}
            autoComplete="username"
            spellcheck={false}
          />
        </FormField>
        <FormField label={t("secretAccessKey")} errorText={missing(secretAccessKey)}>
          <Input
            type="password"
            value={secretAccessKey}
            onChange={({ detail }) => setSecretAccessKey(detail.value)}
            autoComplete="off"
          />
        </FormField>
        <Button variant="primary" formAction="submit" loading={busy}>
          {t("signIn")}
        </Button>
      </SpaceBetween>
    </form>
  );
}
