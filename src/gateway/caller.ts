// Who calls, where and how: what the steps of a request after its authentication know.
import type { Principal } from "../model/iam/principal.ts";
import type { Protocol } from "./service.ts";

export interface Caller {
  readonly principal: Principal;
  readonly region: string;
  readonly protocol: Protocol;
  readonly requestId: string;
  /** IPv4 or IPv6; absent in process. */
  readonly sourceAddress?: string;
  readonly userAgent?: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}
