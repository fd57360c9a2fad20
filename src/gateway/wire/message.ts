// An HTTP request and its answer as the wire protocols see them: whole bodies, lower-case header names.

export interface WireRequest {
  readonly method: string;
  /** As sent, percent-encoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Decompressed. */
  readonly body: Buffer;
  /** The bytes as sent, which is what the signature covers; absent when `body` came uncompressed. */
  readonly sentBody?: Buffer;
  /** The peer's address. */
  readonly sourceAddress?: string;
}

export type Body = string | Uint8Array | AsyncIterable<Uint8Array>;

export interface WireResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Body;
}
