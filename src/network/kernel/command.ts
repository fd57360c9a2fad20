// Runs the programmes of iproute2, nftables and util-linux: a bounded number at a time, each with a deadline.
// Their refusals become MachineErrors that keep what was printed.
import { spawn } from "node:child_process";
import { MachineError, type MachineErrorKind } from "../../kit/machine-error.ts";

/** A programme that ran and refused, with what it printed. */
export class CommandRefused extends MachineError {
  readonly printed: string;

  constructor(kind: MachineErrorKind, message: string, printed: string) {
    super(kind, message);
    this.printed = printed;
  }
}

export interface CommandInput {
  readonly stdin?: string;
  /** An open file of ours that the programme sees as its descriptor 3. */
  readonly descriptor?: number;
}

/** Resolves to what was printed. Errors: CommandRefused (unavailable, or denied without root), time-out. */
export type Run = (command: readonly string[], input?: CommandInput) => Promise<string>;

// More than this at once only makes each slower: the kernel takes one change of links at a time.
const mostAtOnce = 8;
const deadlineMs = 20_000;
// The kernel refused because another change was under way; asking again is right and soon succeeds.
const passing = /resource busy|temporarily unavailable|interrupted system call/i;
const mostTries = 5;

export function commandRunner(): Run {
  let running = 0;
  const waiting: (() => void)[] = [];
  const begin = () => (running < mostAtOnce ? void running++ : new Promise<void>((go) => waiting.push(go)));
  // A place that is handed on stays taken, so that nobody slips in between.
  const end = () => (waiting.length > 0 ? waiting.shift()?.() : running--);
  return async (command, input = {}) => {
    await begin();
    try {
      return await tried(command, input);
    } finally {
      end();
    }
  };
}

async function tried(command: readonly string[], input: CommandInput): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(command, input);
    } catch (thrown) {
      if (tries === mostTries || !(thrown instanceof CommandRefused) || !passing.test(thrown.printed)) throw thrown;
    }
  }
}

function once(command: readonly string[], { stdin, descriptor }: CommandInput): Promise<string> {
  const [programme = "", ...words] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(programme, words, {
      stdio: ["pipe", "pipe", "pipe", ...(descriptor === undefined ? [] : [descriptor])],
      timeout: deadlineMs,
      killSignal: "SIGKILL",
      env: { PATH: searchPath(), LC_ALL: "C" },
    });
    let out = "";
    let printed = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (printed += text));
    child.on("error", (error) => reject(cannotStart(programme, error)));
    child.on("close", (code, signal) =>
      code === 0 ? resolve(out) : reject(refusal(command, stdin, code ?? signal, printed)),
    );
    // The programme may end without reading: what it says about that comes by its exit code.
    child.stdin?.on("error", () => {}).end(stdin ?? "");
  });
}

// These programmes live in sbin, which the PATH of a person who became root may lack.
function searchPath(): string {
  return `${process.env["PATH"] ?? ""}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin`;
}

function cannotStart(programme: string, cause: Error): MachineError {
  return new MachineError(
    "unavailable",
    `${programme} cannot be started (${cause.message}); install iproute2, nftables and util-linux`,
    { cause },
  );
}

function refusal(command: readonly string[], stdin: string | undefined, end: unknown, printed: string): MachineError {
  const what = command.join(" ");
  if (end === "SIGKILL") return new MachineError("time-out", `${what} did not end within ${deadlineMs} ms`);
  const denied = /operation not permitted|permission denied/i.test(printed);
  const line = /-:(\d+)/.exec(printed)?.[1];
  const at = line && stdin ? ` (at: ${stdin.split("\n")[Number(line) - 1]?.trim()})` : "";
  const message = `${what} failed with ${String(end)}: ${printed.trim()}${at}`;
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
