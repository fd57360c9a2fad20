// The calls of Muelle's own API by the name after /_muelle/: what AWS has no API for. docs/muelle-api.md describes them.
import type { RegistryLogins } from "../ecr/registry-logins.ts";
import type { OwnHandler } from "../server.ts";
import { clientAddress } from "./client-address.ts";
import { eventsCall } from "./events.ts";
import { NoticeFeed } from "./notice-feed.ts";
import { type ReachabilityParts, reachabilityCall } from "./reachability.ts";
import { sessionCall } from "./session.ts";
import { signInLinksCall } from "./sign-in-links.ts";
import type { SignInParts } from "./sign-in-parts.ts";

export interface CallParts extends SignInParts, ReachabilityParts {
  readonly logins: RegistryLogins;
}

export const muelleCalls = (parts: CallParts): Readonly<Record<string, OwnHandler>> => ({
  "client-address": clientAddress(parts),
  events: eventsCall(parts, new NoticeFeed(parts.store, parts.logins)),
  reachability: reachabilityCall(parts),
  session: sessionCall(parts),
  "sign-in-links": signInLinksCall(parts),
});
