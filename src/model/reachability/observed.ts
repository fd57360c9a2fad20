// What was seen of a port: a real connection to it, and the sockets of the task's own network namespace.

/** What src/network/prober.ts finds, by structure. */
export type Found =
  | { readonly connection: "refused" | "silent" | "arrived" }
  | { readonly connection: "unreachable"; readonly reason: string }
  | { readonly connection: "open"; readonly http: HttpFound };

export type HttpFound =
  | { readonly answer: "status"; readonly status: number; readonly firstByteMs: number }
  | { readonly answer: "not-http"; readonly received: string }
  | { readonly answer: "closed" }
  | { readonly answer: "none"; readonly waitedMs: number };

/** A socket that listens for TCP in the task's network namespace. */
export interface Listener {
  /** IPv4 or IPv6: 0.0.0.0, 127.0.0.1, ::. */
  readonly address: string;
  readonly port: number;
  /** Connections that the process has not taken yet. */
  readonly waiting: number;
}

export interface Observed {
  /** Absent: no packet was sent. */
  readonly found?: Found;
  /** Absent: it cannot be told. */
  readonly listeners?: readonly Listener[];
}
