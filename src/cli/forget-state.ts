// Forgets a control plane's state. `--data` may name any directory of the user's, so only what Muelle writes is removed, and
// the directory itself only when nothing else is in it.
import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Every file and folder that the control plane or its command line writes into its data directory. */
const ours: readonly RegExp[] = [
  /^(state|logs|metrics)\.sqlite(-wal|-shm|-journal)?$/,
  /^(identity|daemon)\.json(\.new)?$/,
  /^simulated-engine\.json/,
  /^muelle\.(log|err)$/,
  /^(apt|dockerd)\.log$/,
  /^(aws-config|registry|docker)$/,
];

/** What else is in the directory, and so stays; empty: the directory is gone. Absent: nothing. */
export function forgetState(dataDirectory: string): readonly string[] {
  const names = list(dataDirectory);
  if (!names) return [];
  const [mine, others] = [names.filter(isOurs), names.filter((name) => !isOurs(name))];
  // A directory that Muelle never used may have a `registry` or `docker` of its own.
  if (!mine.includes("identity.json")) return names;
  for (const name of mine) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  if (others.length === 0) rmdirSync(dataDirectory);
  return others;
}

const isOurs = (name: string): boolean => ours.some((pattern) => pattern.test(name));

function list(directory: string): readonly string[] | undefined {
  try {
    return readdirSync(directory);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw thrown;
  }
}
