// `npm run check`: everything that can be checked without running the house, side by side; one line each, non-zero when any
// fails, whose output follows.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string) => `${root}node_modules/.bin/${name}`;

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const checks: readonly Check[] = [
  { name: "types", command: [bin("tsc")] },
  { name: "console types", command: [bin("tsc"), "-p", "console"] },
  { name: "lint", command: [bin("oxlint"), "--quiet"] },
  { name: "format", command: [bin("biome"), "format", "."] },
  {
    name: "walls",
    command: [bin("depcruise"), "-c", ".dependency-cruiser.cjs", "--output-type", "err", "src"],
  },
  { name: "support table", command: [process.execPath, "scripts/support.ts", "--check"] },
];

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
}

function run({ name, command: [program, ...args] }: Check): Promise<Outcome> {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const hear = (chunk: unknown) => void (output += String(chunk));
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", (error) => hear(`${error.message}\n`));
    child.once("close", (status) => {
      const ok = status === 0;
      console.log(
        `${ok ? "ok    " : "FAILED"} ${name.padEnd(14)} ${((performance.now() - start) / 1000).toFixed(1)} s`,
      );
      resolve({ name, ok, output });
    });
  });
}

const failed = (await Promise.all(checks.map(run))).filter(({ ok }) => !ok);
for (const { name, output } of failed) console.log(`\n--- ${name}\n${output.trimEnd()}`);
process.exitCode = failed.length > 0 ? 1 : 0;
