// What an answer lacks that was asked for by name. Several operations do not refuse an unknown name: they answer without it, or with
// an entry in `failures`.

/** The page says "not found" (see isNotFound), with this message. */
export class NotThere extends Error {
  override readonly name = "NotFound";
  /** `reason`: AWS's own word for it, "MISSING". */
  constructor(what: string, reason?: string) {
    super(reason === undefined ? what : `${what}: ${reason}`);
  }
}
