// What a Describe operation answers for a thing that does not exist is no exception but an entry in `failures`: made one here, so
// that the page says "not found".

/** AWS's `failures[].reason` as an error's code: MISSING, INACTIVE. */
export class NotThere extends Error {
  override readonly name: string;
  constructor(what: string, reason = "MISSING") {
    super(`${what}: ${reason}`);
    this.name = reason === "MISSING" ? reason : `${reason} NotFound`;
  }
}
