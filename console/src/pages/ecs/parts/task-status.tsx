// A task's (or container's) status and health: AWS's word with an icon.
import type { Task } from "@aws-sdk/client-ecs";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useWords } from "../../../words/use-words.ts";
import { taskWords } from "./task-words.ts";

const icons: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  PROVISIONING: "pending",
  PENDING: "pending",
  ACTIVATING: "in-progress",
  RUNNING: "success",
  DEACTIVATING: "in-progress",
  STOPPING: "in-progress",
  DEPROVISIONING: "in-progress",
  STOPPED: "stopped",
};

/** Codes of tasks that ended by themselves or never began: worth a look. */
const unasked = new Set<string>(["TaskFailedToStart", "EssentialContainerExited"]);

export const taskIcon = ({ lastStatus = "", stopCode }: Task): StatusIndicatorProps.Type =>
  lastStatus === "STOPPED" && stopCode !== undefined && unasked.has(stopCode) ? "error" : (icons[lastStatus] ?? "info");

/** `explained`: what the word means, after it. */
export function TaskStatus({ task, explained = false }: { readonly task: Task; readonly explained?: boolean }) {
  const t = useWords(taskWords);
  const { lastStatus = "" } = task;
  const key = `status_${lastStatus}`;
  const meaning = explained && isStatusKey(key) ? ` (${t(key)})` : "";
  return (
    <StatusIndicator type={taskIcon(task)}>
      {lastStatus}
      {meaning}
    </StatusIndicator>
  );
}

type StatusKey = Extract<keyof (typeof taskWords)["en"], `status_${string}`>;
const isStatusKey = (key: string): key is StatusKey => key in taskWords.en;

export function ContainerStatus({ status = "" }: { readonly status?: string }) {
  return <StatusIndicator type={icons[status] ?? "info"}>{status}</StatusIndicator>;
}

export function Health({ status = "UNKNOWN" }: { readonly status?: string }) {
  if (status === "HEALTHY") return <StatusIndicator type="success">{status}</StatusIndicator>;
  if (status === "UNHEALTHY") return <StatusIndicator type="error">{status}</StatusIndicator>;
  return <StatusIndicator type="info">{status}</StatusIndicator>;
}
