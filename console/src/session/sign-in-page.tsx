// The door: for visitors without a session. The keys sign one request and are forgotten; the address stays, so that who signs
// in again comes back to the page where the session ended.
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect } from "react";
import { useSettings } from "../app/settings.tsx";
import { appWords } from "../app/words.ts";
import { Command } from "../parts/help.tsx";
import { useCommonWords, useWords } from "../words/use-words.ts";
import type { Language } from "../words/words.ts";
import { KeysForm } from "./keys-form.tsx";
import type { Doorway } from "./provider.tsx";

export function SignInPage({ problem, ended, signInWithKeys }: Doorway) {
  const t = useWords(appWords);
  const common = useCommonWords();
  const { language, change } = useSettings();
  useEffect(() => {
    document.title = `${t("signIn")} | Muelle`;
  }, [t]);
  return (
    <main className="door">
      <SpaceBetween size="l">
        <Box textAlign="center">
          <img src="/favicon.svg" alt="" width="56" height="56" />
        </Box>
        <Container header={<Header variant="h1">{t("signInTitle")}</Header>}>
          <SpaceBetween size="l">
            {ended && (
              <Alert type="info" header={t("endedTitle")}>
                {t("endedHint")}
              </Alert>
            )}
            {problem && (
              <Alert type="error" statusIconAriaLabel={common("error")}>
                {problem}
              </Alert>
            )}
            <SpaceBetween size="xs">
              <Box variant="h2">{t("signInLink")}</Box>
              <Box>{t("signInLinkHint")}</Box>
              <Command text="./muelle console" />
            </SpaceBetween>
            <SpaceBetween size="xs">
              <Box variant="h2">{t("signInKeys")}</Box>
              <KeysForm signInWithKeys={signInWithKeys} />
            </SpaceBetween>
            <ExpandableSection headerText={t("signInWhichKeys")}>
              <WhichKeys />
            </ExpandableSection>
          </SpaceBetween>
        </Container>
        <div className="door-language">
          <SegmentedControl
            label={t("language")}
            selectedId={language}
            onChange={({ detail }) => change({ language: detail.selectedId as Language })}
            options={[
              { id: "es", text: "Español" },
              { id: "en", text: "English" },
            ]}
          />
        </div>
      </SpaceBetween>
    </main>
  );
}

/** Keys that are good at this door without anybody having made them, and what an account is. */
function WhichKeys() {
  const t = useWords(appWords);
  const rows = [
    { key: <code>test</code>, secret: <code>test</code>, who: t("signInKeyRoot") },
    { key: t("accountDigits"), secret: <code>test</code>, who: t("signInKeyOfAccount") },
    { key: <code>AKIA…</code>, secret: t("signInKeyOfUser"), who: t("signInKeyOfUserHint") },
  ];
  return (
    <SpaceBetween size="s">
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">{t("accessKeyId")}</th>
            <th scope="col">{t("secret")}</th>
            <th scope="col">{t("who")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, secret, who }) => (
            <tr key={who}>
              <td>{key}</td>
              <td>{secret}</td>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Box>{t("accountAbout")}</Box>
      <Box>{t("signInDocs")}</Box>
    </SpaceBetween>
  );
}
