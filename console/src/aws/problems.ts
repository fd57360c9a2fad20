// What went wrong, as a person reads it: the vendor's code, the message, and whether the thing is simply not there.
export interface Problem {
  /** AWS's error code: "ClusterNotFoundException". */
  readonly code: string;
  readonly message: string;
}

export function asProblem(thrown: unknown): Problem {
  if (!(thrown instanceof Error)) return { code: "Error", message: String(thrown) };
  if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message))
    return { code: "Unreachable", message: "The control plane does not answer. Is it running? ./muelle status" };
  // EC2's unmodelled errors carry their code in `Code`.
  const code = "Code" in thrown && typeof thrown.Code === "string" ? thrown.Code : thrown.name;
  return { code, message: thrown.message };
}

/** What was asked for does not exist: the page says so instead of showing an error. */
export const isNotFound = (thrown: unknown): boolean =>
  /NotFound|NoSuchEntity|MISSING|does not exist/i.test(asProblem(thrown).code);
