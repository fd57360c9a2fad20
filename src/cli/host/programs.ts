// Programs of this machine: found on the PATH, run to their end.
import { spawn } from "node:child_process";
import { accessSync, constants, createWriteStream } from "node:fs";
import { delimiter, join } from "node:path";
import { staticBusybox } from "../../../images/busybox.ts";

/** Debian keeps dockerd, nft and ip where a user's PATH may not look. */
const alsoIn = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Its path, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...alsoIn];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What Muelle's own images are made of. Debian's `busybox`, which is linked to libraries, is not that. */
export const hasStaticBusybox = (): Promise<boolean> =>
  staticBusybox().then(
    () => true,
    () => false,
  );

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Written to its standard input, which is then closed. */
  readonly input?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** A file that gets the output too. */
  readonly log?: string;
}

export interface Ended {
  /** 127 when there is no such program. */
  readonly code: number;
  readonly output: string;
}

/** Standard output and error together. Never rejects. */
export async function run(program: string, words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = spawn(program, words, { env: options.environment ?? process.env, stdio: ["pipe", "pipe", "pipe"] });
  const log = options.log ? createWriteStream(options.log, { flags: "a", mode: 0o600 }) : undefined;
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      log?.write(chunk);
    });
  child.stdin.on("error", () => {}); // it ended before it read all: its exit code tells
  const ended = new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
  for await (const chunk of options.input ?? []) child.stdin.write(chunk);
  child.stdin.end();
  const code = await ended;
  log?.end();
  return { code, output };
}
