// An answer without what was asked for: the page says "not found".
export class NotThere extends Error {
  override readonly name = "NotFound";
}
