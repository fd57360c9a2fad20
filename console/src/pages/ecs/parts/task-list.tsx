// The tasks of a cluster or a service: thousands of them, filtered and patched as they change; stopping, and running new ones.
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { Listing } from "../../../parts/listing.tsx";
import { useWords } from "../../../words/use-words.ts";
import { StopTasks } from "./stop-tasks.tsx";
import type { TaskRow } from "./task-collection.ts";
import { useTaskColumns } from "./task-columns.tsx";
import { isStopping, launchedOn } from "./task-facts.ts";
import { taskWords } from "./task-words.ts";
import { type Tasks, useTasks } from "./use-tasks.ts";

export interface TaskListProps {
  /** Names, not ARNs. */
  readonly cluster: string;
  readonly service?: string;
}

export function TaskList({ cluster, service }: TaskListProps) {
  return <ListOfTasks cluster={cluster} service={service} tasks={useTasks(cluster, service)} />;
}

/** As TaskList, for a page that has read the tasks already. */
export function ListOfTasks({ cluster, service, tasks }: TaskListProps & { readonly tasks: Tasks }) {
  const t = useWords(taskWords);
  const columns = useTaskColumns(cluster);
  const [desired, setDesired] = useState("any");
  const [launch, setLaunch] = useState("any");
  const [stopped, setStopped] = useState<readonly TaskRow[]>();
  const { rows, pending, complete } = tasks.snapshot;
  const shown = useMemo(
    () =>
      rows.filter(
        ({ task }) =>
          (desired === "any" || task.desiredStatus === desired) && (launch === "any" || launchedOn(task) === launch),
      ),
    [rows, desired, launch],
  );
  const filters = (
    <SpaceBetween direction="horizontal" size="xs">
      <Choice
        label={t("filterDesired")}
        value={desired}
        onChange={setDesired}
        options={[
          { value: "any", label: t("anyDesired") },
          { value: "RUNNING", label: t("running") },
          { value: "STOPPED", label: t("stopped") },
        ]}
      />
      <Choice
        label={t("filterLaunchType")}
        value={launch}
        onChange={setLaunch}
        options={[
          { value: "any", label: t("anyLaunchType") },
          { value: "FARGATE", label: "FARGATE" },
          { value: "FARGATE_SPOT", label: "FARGATE_SPOT" },
        ]}
      />
    </SpaceBetween>
  );
  return (
    <>
      <Listing
        id={service === undefined ? "tasks" : "service-tasks"}
        title={t("tasks")}
        description={pending > 0 ? t("reading", { count: rows.length, pending }) : undefined}
        items={complete || rows.length > 0 ? shown : undefined}
        error={tasks.error}
        onRetry={tasks.retry}
        columns={columns}
        keyOf={({ arn }) => arn}
        placeholder={t("find")}
        selection="multi"
        sortBy={{ column: "created", descending: true }}
        filters={filters}
        empty={{ title: t("emptyTitle"), hint: t(service === undefined ? "emptyHint" : "emptyServiceHint") }}
        actions={(selected) => <TaskActions cluster={cluster} selected={selected} all={rows} onStop={setStopped} />}
      />
      {stopped && <StopTasks tasks={stopped.map(({ task }) => task)} onClose={() => setStopped(undefined)} />}
    </>
  );
}

function TaskActions({
  cluster,
  selected,
  all,
  onStop,
}: {
  readonly cluster: string;
  readonly selected: readonly TaskRow[];
  readonly all: readonly TaskRow[];
  readonly onStop: (rows: readonly TaskRow[]) => void;
}) {
  const t = useWords(taskWords);
  const navigate = useNavigate();
  const stoppable = (rows: readonly TaskRow[]) => rows.filter(({ task }) => !isStopping(task));
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          { id: "selected", text: t("stopSelected"), disabled: stoppable(selected).length === 0 },
          { id: "all", text: t("stopAll"), disabled: stoppable(all).length === 0 },
        ]}
        onItemClick={({ detail }) => onStop(stoppable(detail.id === "all" ? all : selected))}
      >
        {t("stop")}
      </ButtonDropdown>
      <Button variant="primary" onClick={() => void navigate(places.runTask(cluster))}>
        {t("runTask")}
      </Button>
    </SpaceBetween>
  );
}

function Choice({
  label,
  value,
  onChange,
  options,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly SelectProps.Option[];
}) {
  return (
    <Select
      ariaLabel={label}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? "any")}
      options={options}
      expandToViewport
    />
  );
}
