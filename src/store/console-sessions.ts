// Sign-in links and console sessions come into being here and end here. What a secret opens is looked up by the secret's
// SHA-256: secrets are random enough (285 bits) that neither guessing nor timing tells anything about one.
import { createHash } from "node:crypto";
import { type Dice, pick } from "../kit/ids.ts";
import type { Principal } from "../model/iam/principal.ts";
import { newSession, type Session } from "../model/iam/session.ts";
import {
  consoleCredentialsLifeMs,
  type ConsoleSession,
  consoleSessionLifeMs,
  signInLinkLifeMs,
} from "../model/iam/sign-in.ts";
import { keepSession } from "./role-credentials.ts";
import type { Reader, Transaction } from "./store.ts";
import { consoleSessions, signInLinks } from "./tables/console.ts";
import { sessions } from "./tables/sts.ts";

interface Facts {
  readonly nowMs: number;
  readonly dice: Dice;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const newSecret = (dice: Dice): string => pick(dice, 48, alphabet);
const hash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A link's token. It must be durable (`store.flushed()`) before it is handed out, as everything here. */
export function issueSignInLink(tx: Transaction, principal: Principal, { nowMs, dice }: Facts) {
  const token = newSecret(dice);
  const { expiresAtMs } = tx.put(signInLinks, {
    tokenHash: hash(token),
    principal,
    expiresAtMs: nowMs + signInLinkLifeMs,
  });
  return { token, expiresAtMs };
}

/** Whose link it is; undefined when the token is unknown, was used, or has expired. It cannot be used again. */
export function redeemSignInLink(tx: Transaction, token: string, nowMs: number): Principal | undefined {
  const link = tx.get(signInLinks, hash(token));
  if (link) tx.delete(signInLinks, link.tokenHash);
  return link && link.expiresAtMs > nowMs ? link.principal : undefined;
}

/** A session with the value of its cookie, which is not kept. */
export function openConsoleSession(tx: Transaction, principal: Principal, { nowMs, dice }: Facts) {
  const cookie = newSecret(dice);
  const session = tx.put(consoleSessions, {
    cookieHash: hash(cookie),
    principal,
    signedInAtMs: nowMs,
    expiresAtMs: nowMs + consoleSessionLifeMs,
  });
  return { cookie, session };
}

/** Undefined: no such session, or one that has ended. */
export function findConsoleSession(reader: Reader, cookie: string, nowMs: number): ConsoleSession | undefined {
  const session = reader.get(consoleSessions, hash(cookie));
  return session && session.expiresAtMs > nowMs ? session : undefined;
}

/** Temporary credentials as GetSessionToken gives them; they end with the console session at the latest. */
export function issueConsoleCredentials(tx: Transaction, session: ConsoleSession, { nowMs, dice }: Facts): Session {
  const { accessKeyId: _, ...owner } = session.principal;
  const durationMs = Math.min(consoleCredentialsLifeMs, session.expiresAtMs - nowMs);
  const credentials = newSession({ ...owner, kind: "session" }, { nowMs, dice, durationMs });
  return keepSession(tx, { ...credentials, consoleSession: session.cookieHash });
}

/** Signs out: the session goes, and the credentials that it gave. */
export function endConsoleSession(tx: Transaction, { cookieHash }: ConsoleSession): void {
  for (const { accessKeyId } of tx.by(sessions, "consoleSession", cookieHash)) tx.delete(sessions, accessKeyId);
  tx.delete(consoleSessions, cookieHash);
}

/** Links and sessions whose time is over. */
export function forgetDeadSignIns(tx: Transaction, nowMs: number): void {
  for (const link of tx.list(signInLinks)) if (link.expiresAtMs <= nowMs) tx.delete(signInLinks, link.tokenHash);
  for (const session of tx.list(consoleSessions)) if (session.expiresAtMs <= nowMs) endConsoleSession(tx, session);
}
