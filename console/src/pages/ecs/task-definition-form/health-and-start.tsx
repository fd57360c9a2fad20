// Of one container: its restart policy, its health check, what it waits for at the start, how long starting and stopping may take.
import ColumnLayout from "@cloudscape-design/components/column-layout";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { containerWords } from "./container-words.ts";
import type { DependencyDraft, HealthDraft } from "./draft.ts";
import { Choice, TextField, YesNo } from "./fields.tsx";
import { type ContainerState, Fold, useFormState, useTitles } from "./form-state.tsx";
import { Rows } from "./rows.tsx";

export function HealthAndStart(state: ContainerState) {
  const t = useWords(containerWords);
  const { optional } = useTitles();
  return (
    <SpaceBetween size="s">
      <Fold title={optional(t("restart"))}>
        <YesNo label={t("restartEnable")} hint={t("restartHint")} value={false} isDisabled />
      </Fold>
      <Health {...state} />
      <Dependencies {...state} />
      <Timeouts {...state} />
    </SpaceBetween>
  );
}

/** What AWS takes where nothing is written. */
const numbers = [
  ["interval", "30"],
  ["timeout", "5"],
  ["startPeriod", "0"],
  ["retries", "3"],
] as const;

function Health({ container, put, errorAt, hasErrors }: ContainerState) {
  const t = useWords(containerWords);
  const { optional } = useTitles();
  const { health } = container;
  const change = (part: Partial<HealthDraft>) => put({ health: { ...health, ...part } });
  return (
    <Fold
      title={optional(t("health"))}
      hint={t("healthHint")}
      hasError={hasErrors("health")}
      isOpen={health.command !== ""}
    >
      <SpaceBetween size="s">
        <TextField
          label={t("healthCommand")}
          constraint={t("healthCommandHint")}
          value={health.command}
          onChange={(command) => change({ command })}
          error={errorAt("health.command")}
        />
        <ColumnLayout columns={4}>
          {numbers.map(([name, preset]) => (
            <TextField
              key={name}
              label={t(name)}
              constraint={name === "retries" ? undefined : t("seconds")}
              value={health[name]}
              placeholder={preset}
              onChange={(value) => change({ [name]: value })}
              error={errorAt(`health.${name}`)}
              isDisabled={health.command.trim() === ""}
              isNumber
            />
          ))}
        </ColumnLayout>
      </SpaceBetween>
    </Fold>
  );
}

const conditions = ["START", "COMPLETE", "SUCCESS", "HEALTHY"] as const;

function Dependencies({ container, put, errorAt, hasErrors }: ContainerState) {
  const t = useWords(containerWords);
  const { optional } = useTitles();
  const { draft } = useFormState();
  const others = draft.containers
    .filter(({ id }) => id !== container.id)
    .map(({ id, name }) => ({ value: String(id), label: name.trim() || `– ${id + 1}` }));
  return (
    <Fold
      title={optional(t("dependencies"))}
      hasError={hasErrors("dependencies")}
      isOpen={container.dependencies.length > 0}
    >
      <Rows<DependencyDraft>
        rows={container.dependencies}
        onChange={(dependencies) => put({ dependencies })}
        addLabel={t("addDependency")}
        blank={{ on: undefined, condition: "START" }}
        empty={t("noDependencies")}
        fields={[
          {
            label: t("container"),
            error: (index) => errorAt(`dependencies.${index}.on`),
            control: ({ on }, change) => (
              <Choice
                value={on === undefined ? undefined : String(on)}
                options={others}
                onChange={(value) => change({ on: Number(value) })}
              />
            ),
          },
          {
            label: t("condition"),
            error: (index) => errorAt(`dependencies.${index}.condition`),
            control: ({ condition }, change) => (
              <Choice
                value={condition}
                options={conditions.map((value) => ({ value, label: value }))}
                onChange={(value) => change({ condition: value })}
              />
            ),
          },
        ]}
      />
    </Fold>
  );
}

function Timeouts({ container, put, errorAt, hasErrors }: ContainerState) {
  const t = useWords(containerWords);
  const { optional } = useTitles();
  return (
    <Fold
      title={optional(t("timeouts"))}
      hasError={hasErrors("startTimeout") || hasErrors("stopTimeout")}
      isOpen={container.startTimeout !== "" || container.stopTimeout !== ""}
    >
      <ColumnLayout columns={2}>
        <TextField
          label={t("startTimeout")}
          constraint={t("startTimeoutHint")}
          value={container.startTimeout}
          onChange={(startTimeout) => put({ startTimeout })}
          error={errorAt("startTimeout")}
          isNumber
        />
        <TextField
          label={t("stopTimeout")}
          constraint={t("stopTimeoutHint")}
          value={container.stopTimeout}
          onChange={(stopTimeout) => put({ stopTimeout })}
          error={errorAt("stopTimeout")}
          isNumber
        />
      </ColumnLayout>
    </Fold>
  );
}
