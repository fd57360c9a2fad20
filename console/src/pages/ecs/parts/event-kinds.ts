// What a service's event is about, recognised from AWS's own words.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
import type { EventKind } from "./event-words.ts";

const kinds: readonly (readonly [RegExp, EventKind])[] = [
  [/unable to consistently start tasks/i, "inconsistent"],
  [/failed to launch a task|was unable to place a task/i, "failedToLaunch"],
  [/failed .*health checks/i, "unhealthy"],
  [/rolling back to deployment/i, "rollingBack"],
  [/deployment .* (failed|was stopped)|deployment failed/i, "deploymentFailed"],
  [/deployment .* completed/i, "deploymentCompleted"],
  [/has reached a steady state/i, "steady"],
  [/has started \d+ tasks/i, "started"],
  [/has stopped \d+ running tasks/i, "stopped"],
  [/\(task [^)]*\) has stopped/i, "taskEnded"],
];

export const eventKind = (message: string): EventKind => kinds.find(([when]) => when.test(message))?.[1] ?? "other";

/** The message cut into words and the tasks that it names: "(task 0123…)". */
export function messageParts(message: string): readonly { readonly text: string; readonly task?: string }[] {
  return message
    .split(/(?<=\(task )([0-9a-f]{32})(?=\))/i)
    .map((text, at) => (at % 2 === 1 ? { text, task: text } : { text }))
    .filter(({ text }) => text !== "");
}
