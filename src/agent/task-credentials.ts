// Credentials of a task's role, as its containers fetch them: a session per task, issued anew well before it ends.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import type { Session } from "../model/iam/session.ts";
import type { Task } from "../model/ecs/records.ts";
import { issueRoleCredentials } from "../store/role-credentials.ts";
import type { Store } from "../store/store.ts";
import type { RoleCredentials } from "./metadata/server.ts";
import { assumeFailure } from "./reasons.ts";

/** AWS gives six hours. */
const durationMs = 6 * 3_600_000;
/** SDKs ask again some minutes before the end; what they are given then must last. */
const renewBeforeMs = 3_600_000;

export interface CredentialFacts {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
}

export function taskCredentials({ store, clock, dice }: CredentialFacts) {
  const issued = new Map<string, Session>();
  return async (task: Task, roleArn: string): Promise<RoleCredentials> => {
    const nowMs = clock.nowMs();
    for (const [key, old] of issued) if (old.expiresAtMs <= nowMs) issued.delete(key);
    const key = `${task.taskArn} ${roleArn}`;
    const known = issued.get(key);
    if (known && known.expiresAtMs - nowMs > renewBeforeMs) return render(roleArn, known);
    const session = store.transact(
      (tx) => issueRoleCredentials(tx, { roleArn, sessionName: task.taskId, nowMs, dice, durationMs }),
      "agent",
    );
    if (!session) throw new Error(assumeFailure(roleArn));
    await store.flushed();
    issued.set(key, session);
    return render(roleArn, session);
  };
}

const render = (roleArn: string, session: Session): RoleCredentials => ({
  RoleArn: roleArn,
  AccessKeyId: session.accessKeyId,
  SecretAccessKey: session.secretAccessKey,
  Token: session.sessionToken,
  Expiration: new Date(session.expiresAtMs).toISOString(),
});
