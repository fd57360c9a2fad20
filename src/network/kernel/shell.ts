// A shell that stays, and runs one command after the other. Starting a programme from a process with a large heap stops
// that process for tens of milliseconds (fork copies its page tables; measured: 30 ms at 200 MB), and the control plane is
// such a process; from a small shell it takes one. The shell ends by itself when its parent is gone.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Socket } from "node:net";

export interface Outcome {
  /** The exit code. */
  readonly code: number;
  readonly out: string;
  readonly printed: string;
}

interface Job {
  readonly mark: string;
  out: string;
  printed: string;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

// These programmes live in sbin, which the PATH of a person who became root may lack.
const searchPath = `${process.env["PATH"] ?? ""}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin`;

export class Shell {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #job: Job | undefined;
  #jobs = 0;
  #ended: Error | undefined;

  constructor() {
    // In a process group of its own, so that it can be stopped with what it runs.
    this.#child = spawn("sh", ["-s"], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
      env: { PATH: searchPath, LC_ALL: "C" },
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => this.#hear("out", text));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => this.#hear("printed", text));
    this.#child.stdin.on("error", () => {});
    this.#child.on("error", (error) => this.#end(error));
    this.#child.on("close", () => this.#end(new Error("the shell ended")));
    this.#hold(false);
  }

  /** False once it has ended; then it takes no more jobs. */
  get alive(): boolean {
    return this.#ended === undefined;
  }

  /** One at a time. Rejects when the shell ends first. */
  run(command: readonly string[], stdin: string): Promise<Outcome> {
    if (this.#ended) return Promise.reject(this.#ended);
    const mark = `muelle-end-${++this.#jobs}`;
    const text = stdin.endsWith("\n") || stdin === "" ? stdin : `${stdin}\n`;
    const input = stdin === "" ? "</dev/null" : `<<'${mark}'\n${text}${mark}`;
    this.#hold(true);
    return new Promise((resolve, reject) => {
      this.#job = { mark, out: "", printed: "", resolve, reject };
      this.#child.stdin.write(`${command.map(quoted).join(" ")} ${input}\necho "${mark} $?"; echo "${mark}" >&2\n`);
    });
  }

  /** Ends it and what it runs, at once. */
  kill(): void {
    if (this.#ended || this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, "SIGKILL");
    } catch {
      // It ended by itself in this moment.
    }
  }

  #hear(stream: "out" | "printed", text: string): void {
    const job = this.#job;
    if (!job) return;
    job[stream] += text;
    const end = new RegExp(`${job.mark} (\\d+)\n$`).exec(job.out);
    const printedEnd = job.printed.endsWith(`${job.mark}\n`);
    if (!end || !printedEnd) return;
    this.#job = undefined;
    this.#hold(false);
    job.resolve({
      code: Number(end[1]),
      out: job.out.slice(0, end.index),
      printed: job.printed.slice(0, -job.mark.length - 1),
    });
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#job?.reject(error);
    this.#job = undefined;
  }

  /** An idle shell does not keep the process alive. */
  #hold(busy: boolean): void {
    const { stdin, stdout, stderr } = this.#child;
    for (const thing of [this.#child, stdin as Socket, stdout as Socket, stderr as Socket])
      if (busy) thing.ref();
      else thing.unref();
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
