// Runs the programmes of iproute2, nftables and util-linux: a bounded number at a time, each with a deadline.
// Their refusals become MachineErrors that keep what was printed.
import { asError } from "../../kit/assert.ts";
import { type Clock, systemClock } from "../../kit/clock.ts";
import { MachineError, type MachineErrorKind } from "../../kit/machine-error.ts";
import { type Outcome, Shell } from "./shell.ts";

/** A programme that ran and refused, with what it printed. */
export class CommandRefused extends MachineError {
  readonly printed: string;

  constructor(kind: MachineErrorKind, message: string, printed: string) {
    super(kind, message);
    this.printed = printed;
  }
}

/**
 * Resolves to what was printed. `stdin` is text for the programme to read, nothing by default. Errors: CommandRefused
 * (unavailable, or denied without root), unavailable (not installed), time-out.
 */
export type Run = (command: readonly string[], stdin?: string) => Promise<string>;

// The kernel takes one change of links at a time, but much of a command's time is waiting: a few at once is best.
const mostAtOnce = 6;
const deadlineMs = 20_000;
// The kernel refused because another change was under way; asking again is right and soon succeeds.
const passing = /resource busy|temporarily unavailable|interrupted system call/i;
const mostTries = 5;

export function commandRunner(clock: Clock = systemClock): Run {
  let idle: Shell[] | undefined;
  const waiting: ((shell: Shell) => void)[] = [];
  const take = (): Shell | Promise<Shell> => {
    // All at once and early, while the heap is small.
    idle ??= Array.from({ length: mostAtOnce }, () => new Shell());
    return idle.pop() ?? new Promise((go) => waiting.push(go));
  };
  const giveBack = (used: Shell) => {
    const shell = used.alive ? used : new Shell();
    const next = waiting.shift();
    if (next) next(shell);
    else idle?.push(shell);
  };
  return async (command, stdin = "") => {
    for (let tries = 1; ; tries++) {
      const shell = await take();
      const outcome = await once(clock, shell, command, stdin).finally(() => giveBack(shell));
      if (outcome.code === 0) return outcome.out;
      if (tries === mostTries || !passing.test(outcome.printed)) throw refusal(command, stdin, outcome);
    }
  };
}

async function once(clock: Clock, shell: Shell, command: readonly string[], stdin: string): Promise<Outcome> {
  let late = false;
  const deadline = clock.after(deadlineMs, () => {
    late = true;
    shell.kill();
  });
  try {
    return await shell.run(command, stdin);
  } catch (thrown) {
    const what = command.join(" ");
    if (late) throw new MachineError("time-out", `${what} did not end within ${deadlineMs} ms`, { cause: thrown });
    throw new MachineError("unavailable", `${what} was cut off: ${asError(thrown).message}`, { cause: thrown });
  } finally {
    deadline.cancel();
  }
}

function refusal(command: readonly string[], stdin: string, { code, printed }: Outcome): MachineError {
  const what = command.join(" ");
  if (code === 127 || /failed to execute/.test(printed))
    return new MachineError("unavailable", `${what}: ${printed.trim()}; install iproute2, nftables and util-linux`);
  const denied = /operation not permitted|permission denied/i.test(printed);
  const line = /-:(\d+)/.exec(printed)?.[1];
  const at = line && stdin ? ` (at: ${stdin.split("\n")[Number(line) - 1]?.trim()})` : "";
  const message = `${what} failed with ${code}: ${printed.trim()}${at}`;
  return new CommandRefused(denied ? "denied" : "unavailable", message, printed);
}

/** Does what `work` does; false when the machine says that there is nothing left to do it to. */
export async function unlessGone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (thrown) {
    const gone = /no such (device|process|file)|cannot find device|does not exist|bad rule/i;
    if (thrown instanceof CommandRefused && gone.test(thrown.printed)) return false;
    throw thrown;
  }
}

/** Waits for all, then throws the first failure: nothing of it runs on after an error is told. */
export async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === "rejected") throw result.reason;
}
