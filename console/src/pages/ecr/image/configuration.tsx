// What a container of the image starts with, read from the image's configuration as any client may read it.
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { useSettings } from "../../../app/settings.tsx";
import { useLive } from "../../../aws/live.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { Loaded } from "../../../parts/page.tsx";
import { Time } from "../../../parts/time.tsx";
import { useWords } from "../../../words/use-words.ts";
import { sizeText } from "../parts/size.ts";
import { blobRead } from "../reads.ts";
import { type Blob, isContainerConfiguration, longestConfigurationBytes, parseConfiguration } from "./manifest.ts";
import { imageWords } from "./words.ts";

export function Configuration({ name, config }: { readonly name: string; readonly config: Blob }) {
  const t = useWords(imageWords);
  const { language } = useSettings();
  const isContainer = isContainerConfiguration(config);
  const isShort = config.sizeBytes <= longestConfigurationBytes;
  const text = useLive(blobRead(name, config.digest, isContainer && isShort));
  return (
    <Container
      header={
        <Header variant="h2" description={t("configurationHint")}>
          {t("configuration")}
        </Header>
      }
    >
      {!isContainer && <Box>{t("notContainer", { type: config.mediaType || "–" })}</Box>}
      {isContainer && !isShort && <Box>{t("tooLong", { size: sizeText(config.sizeBytes, language) })}</Box>}
      {isContainer && isShort && <Loaded read={text}>{(found) => <Start text={found} />}</Loaded>}
    </Container>
  );
}

function Start({ text }: { readonly text: string }) {
  const t = useWords(imageWords);
  const start = parseConfiguration(text);
  return (
    <SpaceBetween size="m">
      <Facts
        columns={3}
        items={[
          { label: t("platform"), value: start.platform },
          { label: t("entryPoint"), value: words(start.entryPoint) },
          { label: t("command"), value: words(start.command) },
          { label: t("exposedPorts"), value: start.exposedPorts.join(", ") },
          { label: t("workingDirectory"), value: start.workingDirectory },
          { label: t("user"), value: start.user },
          { label: t("builtAt"), value: <Time at={start.createdAt} /> },
          { label: t("environment"), value: lines(start.environment) },
          { label: t("labels"), value: lines(start.labels.map(([key, value]) => `${key}=${value}`)) },
        ]}
      />
      {start.exposedPorts.length > 0 && (
        <Box variant="small" color="text-body-secondary">
          {t("portsHint")}
        </Box>
      )}
    </SpaceBetween>
  );
}

/** As JSON, which is how a task definition takes them. */
const words = (list: readonly string[]): ReactNode =>
  list.length === 0 ? undefined : <Box variant="code">{JSON.stringify(list)}</Box>;

const lines = (list: readonly string[]): ReactNode =>
  list.length === 0 ? undefined : (
    <SpaceBetween size="xxs">
      {list.map((line) => (
        <Box key={line} variant="code">
          {line}
        </Box>
      ))}
    </SpaceBetween>
  );
