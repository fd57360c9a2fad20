// What went wrong, in a form that both people and programs can use: a code, what happened and why, and what to do.

export class Problem extends Error {
  override readonly name = "Problem";
  /** Stable, kebab case: `engine-unavailable`. */
  readonly code: string;
  /** What to do, one command or sentence each. */
  readonly actions: readonly string[];

  /** What the process ends with: 1, or 2 when the line itself was wrong and nothing was done. */
  readonly exitCode: number;

  constructor(code: string, message: string, actions: readonly string[] = [], exitCode = 1) {
    super(message);
    this.code = code;
    this.actions = actions;
    this.exitCode = exitCode;
  }
}
