// Byte ranges. Pure. RFC 9110 §14 for downloads; OCI distribution-spec 1.1, pushing a blob in chunks, for uploads (where
// the header is `<start>-<end>`, both inclusive).

export interface ByteRange {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/**
 * The part of `sizeBytes` that a Range header asks for: undefined means all of it (no header, another unit, several ranges,
 * or ill-formed: RFC 9110 lets a server ignore those), "unsatisfiable" is 416.
 */
export function requestedRange(header: string | undefined, sizeBytes: number): ByteRange | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(" ", "") ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? "unsatisfiable" : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== "" && Number(last) < start) return undefined;
  return start >= sizeBytes ? "unsatisfiable" : { start, end };
}

/** The range that a chunk says it fills; undefined without header, "invalid" when it cannot be read. */
export function chunkRange(header: string | undefined): ByteRange | "invalid" | undefined {
  if (header === undefined) return undefined;
  const [, first = "", last = ""] = /^(?:bytes[ =])?(\d{1,15})-(\d{1,15})(?:\/(?:\*|\d+))?$/.exec(header.trim()) ?? [];
  const range = { start: Number(first), end: Number(last) };
  return first === "" || range.end < range.start ? "invalid" : range;
}

/** The Range header that tells how much of an upload has arrived. Nothing is written as `0-0`: the form has no other. */
export function receivedRange(sizeBytes: number): string {
  return `0-${Math.max(sizeBytes - 1, 0)}`;
}
