// GET /_muelle/client-address: the caller's address as tasks see it, for "My IP" in security group rules.
import type { OwnHandler } from "../server.ts";
import { type MuelleParts, signedCall } from "./signed-call.ts";

/** `{address}`, IPv4. Whoever comes in over loopback reaches tasks from the machine's address in the public pool. */
export const clientAddress = (parts: MuelleParts): OwnHandler =>
  signedCall(parts, "GET", ({ visit, sourceAddress }) => ({
    address: visit.door.trusted ? parts.addresses.hostAddress : (sourceAddress ?? parts.addresses.hostAddress),
  }));
