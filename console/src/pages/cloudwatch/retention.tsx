// How long a log group keeps its events: the choice, and the dialog that changes it.
import {
  CloudWatchLogsClient,
  DeleteRetentionPolicyCommand,
  type LogGroup,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import Button from "@cloudscape-design/components/button";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { retentionDays } from "../../../../src/model/logs/limits.ts";
import { useFlash } from "../../app/flashes.tsx";
import type { Aws } from "../../aws/aws.ts";
import { useAws } from "../../aws/live.tsx";
import { ProblemAlert } from "../../parts/page.tsx";
import { useCommonWords, useWords } from "../../words/use-words.ts";
import { cloudWatchWords } from "./words.ts";

export interface RetentionSelectProps {
  /** Undefined: events never expire. */
  readonly days: number | undefined;
  readonly onChange: (days: number | undefined) => void;
}

export function RetentionSelect({ days, onChange }: RetentionSelectProps) {
  const t = useWords(cloudWatchWords);
  const options = [
    { value: "", label: t("never") },
    ...retentionDays.map((number) => ({ value: String(number), label: t("days", { days: number }) })),
  ];
  return (
    <FormField label={t("retention")} description={t("retentionHint")}>
      <Select
        selectedOption={options.find(({ value }) => value === String(days ?? "")) ?? null}
        options={options}
        onChange={({ detail }) => onChange(Number(detail.selectedOption.value) || undefined)}
      />
    </FormField>
  );
}

/** Undefined days: never expire. */
export async function putRetention(aws: Aws, group: string, days: number | undefined): Promise<void> {
  const logs = aws.of(CloudWatchLogsClient);
  if (days === undefined) await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: group }));
  else await logs.send(new PutRetentionPolicyCommand({ logGroupName: group, retentionInDays: days }));
}

export function EditRetention({ group, onClose }: { readonly group: LogGroup; readonly onClose: () => void }) {
  const t = useWords(cloudWatchWords);
  const common = useCommonWords();
  const aws = useAws();
  const { flash } = useFlash();
  const [days, setDays] = useState(group.retentionInDays);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const name = group.logGroupName ?? "";
  const save = async () => {
    setBusy(true);
    try {
      await putRetention(aws, name, days);
      flash({ type: "success", content: t("retentionSaved", { name }) });
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal
      visible
      header={`${t("editRetention")}: ${name}`}
      onDismiss={onClose}
      closeAriaLabel={common("close")}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void save()}>
              {common("save")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {problem !== undefined && <ProblemAlert problem={problem} />}
        <RetentionSelect days={days} onChange={setDays} />
      </SpaceBetween>
    </Modal>
  );
}
