// What conditions look at: the condition keys of one request, whatever the case of their letters.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

/** Condition key → value, or values of a key that holds several. */
export type Conditions = Readonly<Record<string, string | readonly string[] | undefined>>;

export class RequestContext {
  readonly #values = new Map<string, string | readonly string[]>();

  /** Later conditions win over earlier ones. */
  constructor(...conditions: readonly (Conditions | undefined)[]) {
    for (const some of conditions)
      for (const key in some) {
        const value = some[key];
        if (value !== undefined) this.#values.set(key.toLowerCase(), value);
      }
  }

  /** The values of the key (in lower case); undefined when the request does not carry it. */
  values(key: string): readonly string[] | undefined {
    const value = this.#values.get(key);
    return typeof value === "string" ? [value] : value;
  }

  /** For policy variables, which only take keys of one value. */
  single(key: string): string | undefined {
    const value = this.#values.get(key);
    return typeof value === "string" ? value : undefined;
  }
}
