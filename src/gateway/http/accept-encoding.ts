// Which of the encodings that there are a client takes.
// https://www.rfc-editor.org/rfc/rfc9110#field.accept-encoding

/** The first of `offered` (best first) that the header allows; "identity" when it allows none of them. */
export function chooseEncoding<E extends string>(header: string | undefined, offered: readonly E[]): E | "identity" {
  const weights = new Map<string, number>();
  for (const part of header?.toLowerCase().split(",") ?? []) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)));
  }
  const weightOf = (encoding: string) => weights.get(encoding) ?? weights.get("*") ?? 0;
  return offered.find((encoding) => weightOf(encoding) > 0) ?? "identity";
}
