// Passwords of the registry: random, kept as hashes only, bound to a principal, good for twelve hours as AWS's are.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
import { createHash } from "node:crypto";
import { type Dice, pick } from "../../kit/ids.ts";
import type { InRepository, RegistryToken } from "../../model/ecr/records.ts";
import type { Principal } from "../../model/iam/principal.ts";
import { roleOfArn } from "../../model/iam/rights.ts";
import { newRoleSession } from "../../model/iam/session.ts";
import type { Reader, Transaction } from "../store.ts";
import { iamDirectory } from "../views/iam.ts";
import { expiryHour, registryTokens } from "./ecr.ts";

const hourMs = 3_600_000;
const tokenLifeMs = 12 * hourMs;

export const registryUsername = "AWS";

export interface IssuedToken {
  readonly username: typeof registryUsername;
  readonly password: string;
  readonly expiresAtMs: number;
}

export interface TokenFacts {
  readonly nowMs: number;
  readonly dice: Dice;
  /** Default: twelve hours. */
  readonly lifeMs?: number;
  /** Narrows the token to pulling from one repository. */
  readonly pullsOnly?: InRepository;
}

/** A password for `principal`. It must be durable (`store.flushed()`) before it is handed out. Forgets dead ones on the way. */
export function issueRegistryToken(tx: Transaction, principal: Principal, facts: TokenFacts): IssuedToken {
  const { nowMs, dice, lifeMs = tokenLifeMs, pullsOnly } = facts;
  forgetDeadTokens(tx, nowMs);
  // 72 characters carry more than 400 bits.
  const password = pick(dice, 72, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
  const expiresAtMs = nowMs + lifeMs;
  tx.put(registryTokens, { passwordHash: hash(password), principal, expiresAtMs, ...(pullsOnly && { pullsOnly }) });
  return { username: registryUsername, password, expiresAtMs };
}

/** A password with the rights of a role, for the agent. Undefined when the role does not exist. */
export function issueRoleRegistryToken(
  tx: Transaction,
  role: { readonly roleArn: string; readonly sessionName: string },
  facts: TokenFacts,
): IssuedToken | undefined {
  const known = roleOfArn(iamDirectory(tx), role.roleArn);
  if (!known) return undefined;
  const { principal } = newRoleSession(known, role.sessionName, { ...facts, durationMs: tokenLifeMs });
  return issueRegistryToken(tx, principal, facts);
}

/** What a password stands for; undefined when it is unknown or has ended. */
export function findRegistryToken(reader: Reader, password: string, nowMs: number): RegistryToken | undefined {
  const token = reader.get(registryTokens, hash(password));
  return token && token.expiresAtMs > nowMs ? token : undefined;
}

/** Those that ended in the last day; older ones are found by `forgetAllDeadTokens`. */
function forgetDeadTokens(tx: Transaction, nowMs: number): void {
  for (let hours = 1; hours <= 24; hours++)
    for (const token of tx.by(registryTokens, "expiryHour", expiryHour(nowMs - hours * hourMs)))
      tx.delete(registryTokens, token.passwordHash);
}

/** All that have ended, whenever that was: for the start and for the hourly round. Returns how many went. */
export function forgetAllDeadTokens(tx: Transaction, nowMs: number): number {
  const dead = tx.list(registryTokens).filter(({ expiresAtMs }) => expiresAtMs <= nowMs);
  for (const { passwordHash } of dead) tx.delete(registryTokens, passwordHash);
  return dead.length;
}

const hash = (password: string): string => createHash("sha256").update(password).digest("hex");
