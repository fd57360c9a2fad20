// Infrastructure requirements: launch type, platform, network mode, the task's size, its two roles.
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { Choice, YesNo } from "./fields.tsx";
import { Fold, useFormState } from "./form-state.tsx";
import { RoleFields } from "./role-fields.tsx";
import { cpuSizes, memorySizes, nearestMemory } from "./sizes.ts";
import { formWords } from "./words.ts";

export function Infrastructure() {
  const t = useWords(formWords);
  return (
    <Container
      header={
        <Header variant="h2" description={t("infrastructureHint")}>
          {t("infrastructure")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <LaunchType />
        <Platform />
        <TaskSize />
        <RoleFields />
        <Fold title={t("fault")}>
          <YesNo label={t("fault")} value={false} hint={t("faultHint")} isDisabled />
        </Fold>
      </SpaceBetween>
    </Container>
  );
}

function LaunchType() {
  const t = useWords(formWords);
  const { draft, change } = useFormState();
  const wasFargate = draft.base.requiresCompatibilities?.includes("FARGATE") ?? false;
  return (
    <FormField label={t("launchType")}>
      <SpaceBetween size="xs">
        <YesNo
          label={t("fargate")}
          hint={t("fargateHint")}
          value={draft.isFargate}
          // The only launch type that runs here: it can be turned on for an old revision, and not off.
          onChange={(isFargate) => change({ isFargate: isFargate || wasFargate })}
        />
        <YesNo label={t("managed")} hint={t("managedHint")} value={false} isDisabled />
        <YesNo
          label={t("ec2")}
          hint={t("ec2Hint")}
          value={draft.base.requiresCompatibilities?.includes("EC2") ?? false}
          isDisabled
        />
      </SpaceBetween>
    </FormField>
  );
}

function Platform() {
  const t = useWords(formWords);
  const { draft, change } = useFormState();
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{t("os")}</Header>
      <ColumnLayout columns={2}>
        <FormField label={t("platform")}>
          <Choice
            value={draft.platform}
            onChange={(platform) => change({ platform })}
            options={[
              { value: "LINUX/X86_64", label: "Linux/X86_64" },
              { value: "LINUX/ARM64", label: t("arm") },
              { value: "WINDOWS", label: t("windows"), disabled: t("windowsHint") },
            ]}
          />
        </FormField>
        <FormField label={t("networkMode")} constraintText={draft.isFargate ? t("networkModeHint") : undefined}>
          <Input value={draft.isFargate ? "awsvpc" : (draft.base.networkMode ?? "bridge")} readOnly />
        </FormField>
      </ColumnLayout>
    </SpaceBetween>
  );
}

function TaskSize() {
  const t = useWords(formWords);
  const { draft, change, errorAt } = useFormState();
  return (
    <SpaceBetween size="s">
      <Header variant="h3" description={t("taskSizeHint")}>
        {t("taskSize")}
      </Header>
      <ColumnLayout columns={2}>
        <FormField label={t("cpu")}>
          <Choice
            value={draft.cpu}
            onChange={(cpu) => change({ cpu, memory: nearestMemory(cpu, draft.memory) })}
            options={cpuSizes(draft.cpu)}
          />
        </FormField>
        <FormField label={t("memory")} errorText={errorAt("memory")}>
          <Choice
            value={draft.memory}
            onChange={(memory) => change({ memory })}
            options={memorySizes(draft.cpu, draft.memory)}
            isSearchable
          />
        </FormField>
      </ColumnLayout>
    </SpaceBetween>
  );
}
