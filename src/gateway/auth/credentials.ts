// Where the secret of an access key comes from: a port that IAM and STS plug into, and the root keys of this machine.
import type { Principal } from "../../model/iam/principal.ts";

export interface Credential {
  readonly secret: string;
  readonly principal: Principal;
  /** Temporary credentials only: what the request must carry as its session token. */
  readonly token?: string;
  readonly expiresAtMs?: number;
}

export interface Credentials {
  /** Undefined: no such key, or one that is not active. */
  find(accessKeyId: string): Credential | undefined;
}

/** Asks one after the other. */
export const firstOf = (...sources: readonly Credentials[]): Credentials => ({
  find(accessKeyId) {
    for (const source of sources) {
      const found = source.find(accessKeyId);
      if (found) return found;
    }
    return undefined;
  },
});

export const rootPrincipal = (account: string, accessKeyId: string): Principal => ({
  kind: "root",
  account,
  arn: `arn:aws:iam::${account}:root`,
  userId: account,
  accessKeyId,
});

const wellKnownSecret = "test";
const defaultAccount = "000000000000";

/** A key that everybody knows: `test`, or a 12-digit account number. */
export const isWellKnown = (accessKeyId: string): boolean => accessKeyId === "test" || /^\d{12}$/.test(accessKeyId);

/**
 * `test` with secret `test` is the root of account 000000000000, and a 12-digit access key id with that secret is the root
 * of that account. Only for doors that nobody but this machine's user reaches.
 */
export const wellKnownRoots: Credentials = {
  find(accessKeyId) {
    if (!isWellKnown(accessKeyId)) return undefined;
    const account = accessKeyId === "test" ? defaultAccount : accessKeyId;
    return { secret: wellKnownSecret, principal: rootPrincipal(account, accessKeyId) };
  },
};
