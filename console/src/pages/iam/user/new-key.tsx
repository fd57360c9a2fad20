// A new access key: its secret is on the screen once, and kept nowhere in the browser.
import type { AccessKey } from "@aws-sdk/client-iam";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { userWords } from "./words.ts";

export interface NewKeyProps {
  readonly accessKey: AccessKey;
  readonly onClose: () => void;
}

export function NewKey({ accessKey, onClose }: NewKeyProps) {
  const t = useWords(userWords);
  const common = useCommonWords();
  const [isShown, setShown] = useState(false);
  const { AccessKeyId: id = "", SecretAccessKey: secret = "" } = accessKey;
  return (
    <Modal
      visible
      header={t("keyTitle")}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {t("done")}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{t("keyOnce")}</Alert>
        <Facts
          columns={1}
          items={[
            { label: t("keyId"), value: <Copyable text={id} /> },
            {
              label: t("keySecret"),
              value: (
                <SpaceBetween direction="horizontal" size="xs">
                  <Copyable text={secret} shown={isShown ? secret : "•".repeat(16)} />
                  <Button variant="inline-link" onClick={() => setShown(!isShown)}>
                    {t(isShown ? "hideSecret" : "showSecret")}
                  </Button>
                </SpaceBetween>
              ),
            },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
