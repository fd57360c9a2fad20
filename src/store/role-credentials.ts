// Temporary credentials come into being here, for AssumeRole and for tasks alike, and are forgotten when they are long dead.
import { roleOfArn } from "../model/iam/rights.ts";
import { newRoleSession, type Session, type SessionFacts } from "../model/iam/session.ts";
import type { Transaction } from "./store.ts";
import { hourOf, sessions } from "./tables/sts.ts";
import { iamDirectory } from "./views/iam.ts";

export interface RoleCredentialsRequest extends SessionFacts {
  /** With its path. */
  readonly roleArn: string;
  /** 2 to 64 of letters, digits and _+=,.@- */
  readonly sessionName: string;
  /** JSON documents that narrow what the session may. */
  readonly sessionPolicies?: readonly string[];
}

/**
 * A session of the role, as sts:AssumeRole gives: whether it may be had (roleTrusts, decideAssumeRole) is the caller's to
 * ask before. Undefined when the role does not exist. It must be durable (`store.flushed()`) before it is handed out.
 */
export function issueRoleCredentials(tx: Transaction, request: RoleCredentialsRequest): Session | undefined {
  const role = roleOfArn(iamDirectory(tx), request.roleArn);
  return role && keepSession(tx, newRoleSession(role, request.sessionName, request, request.sessionPolicies));
}

const hourMs = 3_600_000;
/** No session lives longer (GetSessionToken's 36 hours), so none that ended before was issued in this time. */
const longestLifeHours = 36;
/** A dead session is remembered for this long, so that its bearer hears that it has expired. */
const rememberedHours = 2;

/** Puts the session, and takes away those that expired hours ago. */
export function keepSession(tx: Transaction, session: Session): Session {
  for (let hours = rememberedHours; hours <= rememberedHours + longestLifeHours; hours++)
    for (const old of tx.by(sessions, "expiryHour", hourOf(session.issuedAtMs - hours * hourMs)))
      tx.delete(sessions, old.accessKeyId);
  return tx.put(sessions, session);
}

/** All that expired long ago, whenever that was: for the start, after a time without a house. */
export function forgetDeadSessions(tx: Transaction, nowMs: number): void {
  for (const { accessKeyId, expiresAtMs } of tx.list(sessions))
    if (expiresAtMs < nowMs - rememberedHours * hourMs) tx.delete(sessions, accessKeyId);
}
