// How a machine (engine, network, registry) says that it failed: by kind, so that callers decide without reading text.

export type MachineErrorKind =
  /** What was named does not exist. */
  | "not-found"
  /** It exists already, or is in a state that forbids this. */
  | "conflict"
  /** The request itself can never succeed. */
  | "invalid"
  /** The caller may not. */
  | "denied"
  /** The machine does not answer now; trying again may help. */
  | "unavailable"
  /** It did not answer in time; the effect is unknown. */
  | "time-out";

export class MachineError extends Error {
  override readonly name = "MachineError";
  readonly kind: MachineErrorKind;

  constructor(kind: MachineErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export function isKind(thrown: unknown, kind: MachineErrorKind): boolean {
  return thrown instanceof MachineError && thrown.kind === kind;
}
