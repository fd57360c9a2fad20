// POST /_muelle/sign-in-links: a link that signs its caller in to the console, once, within 15 minutes.
import { issueSignInLink } from "../../store/console-sessions.ts";
import type { OwnHandler } from "../server.ts";
import { checkDoor, signedCall } from "./signed-call.ts";
import { checkMaySignIn, type SignInParts } from "./sign-in-parts.ts";

/** `{token, url, expiresAt}`. Needs no permission, as GetSessionToken needs none; refuses temporary credentials. */
export function signInLinksCall(parts: SignInParts): OwnHandler {
  const { store, clock, dice, addresses, log } = parts;
  const call = signedCall(parts, "POST", ({ principal }) => {
    checkMaySignIn(principal);
    const facts = { nowMs: clock.nowMs(), dice };
    const { token, expiresAtMs } = store.transact((tx) => issueSignInLink(tx, principal, facts));
    log.info("console: sign-in link made", { principal: principal.arn });
    const url = `${addresses.endpoint}/sign-in?token=${token}`;
    return { token, url, expiresAt: new Date(expiresAtMs).toISOString() };
  });
  return async (request, response, visit) => {
    checkDoor(request, visit);
    await call(request, response, visit);
  };
}
