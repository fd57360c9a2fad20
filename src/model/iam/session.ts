// Temporary credentials: sessions of roles and users, with a key, a secret, a token and an end.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html
import { type Dice, pick } from "../../kit/ids.ts";
import { formatArn } from "../arn.ts";
import { newAccessKeyId, newSecretAccessKey } from "./names.ts";
import type { Principal } from "./principal.ts";
import type { Role } from "./records.ts";

export interface Session {
  /** ASIA… */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What requests carry as x-amz-security-token. */
  readonly sessionToken: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Whom the session's requests are of. */
  readonly principal: Principal;
  /** The console session (its cookie's hash) that it was given to, and with which it ends. */
  readonly consoleSession?: string;
}

/** Of a session that begins now. */
export interface SessionFacts {
  readonly nowMs: number;
  readonly dice: Dice;
  readonly durationMs: number;
}

/** AWS's tokens are some hundred characters of base64 that nobody should read anything into. */
const tokenLength = 356;
const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function newSession(owner: Omit<Principal, "accessKeyId">, { nowMs, dice, durationMs }: SessionFacts): Session {
  const accessKeyId = newAccessKeyId(dice, "ASIA");
  return {
    accessKeyId,
    secretAccessKey: newSecretAccessKey(dice),
    sessionToken: pick(dice, tokenLength, base64),
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + durationMs,
    principal: { ...owner, accessKeyId },
  };
}

/** arn:aws:sts::123456789012:assumed-role/name/session: the role's path is not part of it. */
export const assumedRoleArn = (role: Pick<Role, "account" | "name">, sessionName: string): string =>
  formatArn({
    service: "sts",
    region: "",
    account: role.account,
    resource: `assumed-role/${role.name}/${sessionName}`,
  });

/** A session of the role; `sessionPolicies` (JSON) only narrow what it may. */
export function newRoleSession(
  role: Role,
  sessionName: string,
  facts: SessionFacts,
  sessionPolicies: readonly string[] = [],
): Session {
  const owner: Omit<Principal, "accessKeyId"> = {
    kind: "assumed-role",
    account: role.account,
    arn: assumedRoleArn(role, sessionName),
    userId: `${role.id}:${sessionName}`,
    roleArn: role.arn,
    ...(sessionPolicies.length > 0 && { sessionPolicies }),
  };
  return newSession(owner, facts);
}
