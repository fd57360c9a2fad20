// The dialog that creates a log group.
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { isGroupName } from "../../../../../src/model/logs/names.ts";
import { useFlash } from "../../../app/flashes.tsx";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { useFirstField } from "../../../parts/first-field.ts";
import { ProblemAlert } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { putRetention, RetentionSelect } from "../retention.tsx";
import { logGroupsWords } from "./words.ts";

export function CreateGroup({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(logGroupsWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const first = useFirstField();
  const [name, setName] = useState("");
  const [days, setDays] = useState<number>();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const create = async () => {
    setTried(true);
    if (!isGroupName(name)) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await aws.of(CloudWatchLogsClient).send(new CreateLogGroupCommand({ logGroupName: name }));
      if (days !== undefined) await putRetention(aws, name, days);
      flash({
        type: "success",
        content: t("created", { name }),
        action: { label: t("view"), to: places.logGroup(name) },
      });
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      header={t("create")}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void create()}>
              {common("create")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void create();
        }}
      >
        <SpaceBetween size="m">
          {problem !== undefined && <ProblemAlert problem={problem} />}
          <FormField
            label={t("name")}
            constraintText={t("nameRule")}
            errorText={tried && !isGroupName(name) ? t("nameInvalid") : undefined}
          >
            <Input value={name} onChange={({ detail }) => setName(detail.value)} ref={first} ariaRequired />
          </FormField>
          <RetentionSelect days={days} onChange={setDays} />
        </SpaceBetween>
      </form>
    </Modal>
  );
}
