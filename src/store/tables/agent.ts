// What the agent must find again after a restart, because the engine cannot be told: labels never change.
import { defineTable } from "../table.ts";

/** A warm sandbox that was given to a task. One that is not here is still warm, or was never used. */
export interface ClaimedSandbox {
  readonly containerId: string;
  readonly taskArn: string;
}

export const claimedSandboxes = defineTable<ClaimedSandbox>()({
  name: "agent_claimed_sandboxes",
  key: (sandbox) => sandbox.containerId,
  indexes: { task: (sandbox) => sandbox.taskArn },
});

export const agentTables = [claimedSandboxes];
