// The calls of Muelle's own API by the name after /_muelle/: what AWS has no API for. docs/muelle-api.md describes them.
import type { OwnHandler } from "../server.ts";
import { clientAddress } from "./client-address.ts";
import type { MuelleParts } from "./signed-call.ts";

export const muelleCalls = (parts: MuelleParts): Readonly<Record<string, OwnHandler>> => ({
  "client-address": clientAddress(parts),
});
