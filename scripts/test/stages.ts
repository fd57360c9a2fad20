// Which test files run, in which order, how many at once, and what they need of the machine.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Stage {
  readonly name: string;
  readonly proves: string;
  /** Relative to the root, sorted. */
  readonly files: readonly string[];
  /** Files at once. */
  readonly concurrency: number;
  /** Most that one file may take. */
  readonly mostMs: number;
  /** Each test gets a line. */
  readonly verbose: boolean;
}

interface Rule extends Omit<Stage, "files"> {
  readonly is: (file: string, text: string) => boolean;
}

/** Tests that share the machine (its engine, its kernel's network) run one at a time, so that they do not meet. */
const alone = 1;
const sideBySide = 2;

const rules: readonly Rule[] = [
  {
    name: "simulation",
    proves: "the whole control plane under faults, by seeds",
    is: (file) => file.startsWith("test/simulation/"),
    concurrency: sideBySide,
    mostMs: 900_000,
    verbose: true,
  },
  {
    name: "door",
    proves: "the vendor's clients, the AWS CLI and Terraform get what they expect",
    is: (file) => file.startsWith("test/aws/"),
    concurrency: sideBySide,
    mostMs: 300_000,
    verbose: true,
  },
  {
    name: "browser",
    proves: "the console in a real browser",
    is: (file) => file.startsWith("test/browser/"),
    concurrency: alone,
    mostMs: 600_000,
    verbose: true,
  },
  {
    name: "real",
    proves: "the whole house with real containers and the kernel's network",
    is: (file) => file.startsWith("test/"),
    concurrency: alone,
    mostMs: 300_000,
    verbose: true,
  },
  {
    name: "contract",
    proves: "every implementation of an interface keeps the same promises, the real ones too",
    is: (file, text) => /from ".*\/conformance(\/.*)?\.ts"/.test(text) || needsEngine(file, text),
    concurrency: alone,
    mostMs: 300_000,
    verbose: false,
  },
  {
    name: "unit",
    proves: "each room by itself",
    is: () => true,
    concurrency: sideBySide,
    mostMs: 300_000,
    verbose: false,
  },
];

const order = ["unit", "contract", "simulation", "door", "real", "browser"];

const patterns = ["src", "images", "bench", "scripts", "console", "labs", "test"].map((room) => `${room}/**/*.test.ts`);

/** Of the files that one of the words picks, by its stage's name or a part of its path; no words: all. */
export function stagesOf(root: string, words: readonly string[]): Stage[] {
  const files = globSync(patterns, { cwd: root, exclude: (path) => path.includes("node_modules") }).sort();
  const found = new Map<Rule, string[]>(rules.map((rule) => [rule, []]));
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    const rule = rules.find(({ is }) => is(file, text));
    const picked = words.length === 0 || words.some((word) => word === rule?.name || file.includes(word));
    if (rule && picked) found.get(rule)?.push(file);
  }
  return [...found]
    .map(([{ is: _is, ...stage }, own]) => ({ ...stage, files: own }))
    .filter((stage) => stage.files.length > 0)
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

/** It cannot run where no container engine answers. */
export function needsEngine(file: string, text: string): boolean {
  return /^test\/(docker|browser\/real)\//.test(file) || /from ".*\/(engine-fixture|docker-engine)\.ts"/.test(text);
}
