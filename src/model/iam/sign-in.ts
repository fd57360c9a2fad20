// Signing in to the console: links that are good once, and the sessions that they open. Secrets are kept as hashes only.
import type { Principal } from "./principal.ts";

/** A one-time link that was given to somebody with long-term keys. */
export interface SignInLink {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly principal: Principal;
  readonly expiresAtMs: number;
}

/** A browser that is signed in. */
export interface ConsoleSession {
  /** SHA-256 of the cookie's value, hexadecimal. */
  readonly cookieHash: string;
  /** With the long-term key that it was opened with: the session ends with the key. */
  readonly principal: Principal;
  readonly signedInAtMs: number;
  readonly expiresAtMs: number;
}

export const signInLinkLifeMs = 15 * 60_000;
/** As AWS's console: twelve hours. */
export const consoleSessionLifeMs = 12 * 3_600_000;
/** The browser gets credentials for an hour, and asks for new ones while it is signed in. */
export const consoleCredentialsLifeMs = 3_600_000;

/** Only root and users sign in: a session's own credentials would outlive it. */
export const maySignIn = ({ kind }: Principal): boolean => kind === "root" || kind === "user";

/** As a person reads it: "root", or the user's name without its path. */
export const nameOf = ({ kind, arn }: Principal): string =>
  kind === "root" ? "root" : arn.slice(arn.lastIndexOf("/") + 1);
