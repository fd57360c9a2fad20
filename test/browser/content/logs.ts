// What a task has written: lines of several kinds, in the stream where its container's output goes.
import { CreateLogGroupCommand, PutLogEventsCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { House } from "../../house.ts";

const logGroupName = "/ecs/tienda";
const lines = ["listening on 5000", '{"level":"info","path":"/"}', "ERROR: a line that failed", "¡adiós!"];

export async function putLogGroup({ logs }: House): Promise<void> {
  await logs.send(new CreateLogGroupCommand({ logGroupName, tags: { curso: "uno" } }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
}

/** In the stream that the agent has made for the task. Returns the stream's name. */
export async function putLogs({ logs }: House, task: string): Promise<string> {
  const logStreamName = `ecs/web/${task}`;
  const timestamp = Date.now();
  const logEvents = Array.from({ length: 40 }, (_, index) => ({
    timestamp: timestamp - 40 + index,
    message: lines[index % lines.length] ?? "",
  }));
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  return logStreamName;
}
