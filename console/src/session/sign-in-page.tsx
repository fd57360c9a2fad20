// The door: for visitors without a session. The keys sign one request and are forgotten.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useState } from "react";
import { useSettings } from "../app/settings.tsx";
import { appWords } from "../app/words.ts";
import { useWords } from "../words/use-words.ts";
import type { Language } from "../words/words.ts";
import type { Doorway } from "./provider.tsx";

export function SignInPage({ problem, signInWithKeys }: Doorway) {
  const t = useWords(appWords);
  const { language, change } = useSettings();
  const [accessKeyId, setAccessKeyId] = useState("");
  const [secretAccessKey, setSecretAccessKey] = useState("");
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = `${t("signIn")} | Muelle`;
  }, [t]);
  const submit = async () => {
    setBusy(true);
    await signInWithKeys(accessKeyId.trim(), secretAccessKey.trim());
    setBusy(false);
  };
  return (
    <main className="door">
      <SpaceBetween size="l">
        <Box textAlign="center">
          <img src="/favicon.svg" alt="" width="56" height="56" />
        </Box>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Form
            actions={
              <Button variant="primary" formAction="submit" loading={busy} disabled={!accessKeyId || !secretAccessKey}>
                {t("signIn")}
              </Button>
            }
          >
            <Container header={<Header variant="h1">{t("signInTitle")}</Header>}>
              <SpaceBetween size="m">
                {problem && (
                  <Alert type="error" statusIconAriaLabel="error">
                    {problem}
                  </Alert>
                )}
                <Box>{t("signInHint", { command: "./muelle console" })}</Box>
                <FormField label={t("accessKeyId")}>
                  <Input
                    value={accessKeyId}
                    onChange={({ detail }) => setAccessKeyId(detail.value)}
                    autoComplete="username"
                  />
                </FormField>
                <FormField label={t("secretAccessKey")}>
                  <Input
                    type="password"
                    value={secretAccessKey}
                    onChange={({ detail }) => setSecretAccessKey(detail.value)}
                    autoComplete="off"
                  />
                </FormField>
              </SpaceBetween>
            </Container>
          </Form>
        </form>
        <Box textAlign="center">
          <SegmentedControl
            label={t("language")}
            selectedId={language}
            onChange={({ detail }) => change({ language: detail.selectedId as Language })}
            options={[
              { id: "es", text: "Español" },
              { id: "en", text: "English" },
            ]}
          />
        </Box>
      </SpaceBetween>
    </main>
  );
}
