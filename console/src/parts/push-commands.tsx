// The push commands of a repository: four steps to copy, each with what the registry has seen of it.
import type { ImageDetail } from "@aws-sdk/client-ecr";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { useState } from "react";
import { places } from "../app/places.ts";
import { useAws } from "../aws/live.tsx";
import { useCommonWords, useWords } from "../words/use-words.ts";
import { Go } from "./go.tsx";
import { useHealth } from "./health.ts";
import { allCommands, environmentOf, muellePush, pushCommands, type PushTarget, type Way } from "./push/commands.ts";
import { useSeen } from "./push/seen.ts";
import { CommandBlock, StepState } from "./push/steps.tsx";
import { pushWords } from "./push/words.ts";

export interface PushCommandsProps {
  readonly name: string;
  /** As ECR answers it. */
  readonly uri: string;
  /** Of the repository, kept true by whoever shows the dialog; undefined until they are read. */
  readonly images: readonly ImageDetail[] | undefined;
  readonly onClose: () => void;
}

export function PushCommands({ name, uri, images, onClose }: PushCommandsProps) {
  const t = useWords(pushWords);
  const common = useCommonWords();
  const aws = useAws();
  const health = useHealth();
  const seen = useSeen(images);
  const [way, setWay] = useState<Way>("posix");
  const endpoint = health?.endpoint ?? location.origin;
  const target: PushTarget = { name, uri, region: aws.region, endpoint, data: health?.data };
  const everything = way === "muelle" ? muellePush(target, t("folder")) : allCommands(way, target);
  const [arrived] = seen.pushed;
  const four = <FourSteps target={target} way={way} seen={seen} />;
  return (
    <Modal
      visible
      size="large"
      header={t("title", { name })}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {arrived && <Go to={places.image(name, arrived.imageDigest ?? "")}>{t("viewImage")}</Go>}
            <CopyToClipboard
              textToCopy={everything}
              copyButtonText={t("copyAll")}
              copyButtonAriaLabel={t("copyAll")}
              copySuccessText={common("copied")}
              copyErrorText={common("copyFailed")}
            />
            <Button variant="primary" onClick={onClose}>
              {common("close")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>{t("intro")}</Box>
        <Tabs
          ariaLabel={t("title", { name })}
          activeTabId={way}
          onChange={({ detail }) => setWay(detail.activeTabId as Way)}
          tabs={[
            { id: "posix", label: t("posix"), content: way === "posix" && four },
            { id: "windows", label: t("windows"), content: way === "windows" && four },
            {
              id: "muelle",
              label: t("muelle"),
              content: way === "muelle" && (
                <SpaceBetween size="m">
                  <Box>{t("muelleHint", { folder: t("folder") })}</Box>
                  <CommandBlock text={everything} />
                  <StepState step="login" seen={seen} />
                  <StepState step="push" seen={seen} />
                </SpaceBetween>
              ),
            },
          ]}
        />
        <Box variant="small" color="text-body-secondary">
          {t("whoCounts")}
        </Box>
      </SpaceBetween>
    </Modal>
  );
}

function FourSteps({
  target,
  way,
  seen,
}: {
  readonly target: PushTarget;
  readonly way: Way;
  readonly seen: ReturnType<typeof useSeen>;
}) {
  const t = useWords(pushWords);
  const first = way === "windows" ? t("environmentWindows", { host: new URL(target.endpoint).host }) : t("environment");
  return (
    <SpaceBetween size="m">
      <Alert type="info" statusIconAriaLabel={t("intro")}>
        <SpaceBetween size="xs">
          <span>{first}</span>
          <CommandBlock text={environmentOf(way, target)} />
        </SpaceBetween>
      </Alert>
      <ol className="push-steps">
        {pushCommands(target).map(({ step, text }) => (
          <li key={step}>
            <SpaceBetween size="xs">
              <span>{t(step)}</span>
              <CommandBlock text={text} />
              <StepState step={step} seen={seen} />
            </SpaceBetween>
          </li>
        ))}
      </ol>
    </SpaceBetween>
  );
}
