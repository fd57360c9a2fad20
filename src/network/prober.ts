// The prober port: what a client on this machine meets at a public address. It looks and changes nothing; it knows no tasks.
// `kernel/prober.ts` sends real packets, `simulated/prober.ts` asks the simulated plane.

export interface Prober {
  /**
   * One connection to a public address, as a browser on this machine makes it, and over the same connection one
   * `GET /`. Errors: invalid (an address that the plane gives to no interface: nothing is ever sent elsewhere).
   */
  probe(target: Target, patience: Patience): Promise<Probed>;

  /**
   * The sockets that listen for TCP in the network namespace that the engine's container is in. Undefined: it cannot be
   * told (the container does not run, or has no processes of this machine).
   */
  listeners(containerId: string): Promise<readonly Listener[] | undefined>;
}

export interface Target {
  readonly address: string;
  readonly port: number;
}

export interface Patience {
  /** For the connection. The kernel itself sends a lost first packet again after a second. */
  readonly connectMs: number;
  /** For the first byte of an answer. */
  readonly answerMs: number;
}

export type Probed =
  /** `refused`: the packet arrived and nobody listens. `silent`: nothing came back. */
  | { readonly connection: "refused" | "silent" }
  /** The packet arrives, and there is nobody to ask more: a simulated machine runs no processes. */
  | { readonly connection: "arrived" }
  /** It could not be sent; `reason` is the system's code, such as EHOSTUNREACH. */
  | { readonly connection: "unreachable"; readonly reason: string }
  | { readonly connection: "open"; readonly http: HttpAnswer };

export type HttpAnswer =
  /** `firstByteMs`: from the connection to the beginning of the answer. */
  | { readonly answer: "status"; readonly status: number; readonly firstByteMs: number }
  /** Something that is no HTTP; `received` is its beginning, in printable characters. */
  | { readonly answer: "not-http"; readonly received: string }
  /** The connection was closed without an answer. */
  | { readonly answer: "closed" }
  | { readonly answer: "none"; readonly waitedMs: number };

export interface Listener {
  /** IPv4 or IPv6: 0.0.0.0, 127.0.0.1, ::. */
  readonly address: string;
  readonly port: number;
  /** Connections that are made and that the process has not taken yet. */
  readonly waiting: number;
}
