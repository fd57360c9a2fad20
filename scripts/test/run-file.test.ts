// The runner must not be fooled: each way in which a test file can fail without saying so.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { succeeded, tally } from "./report.ts";
import { type Result, runFile } from "./run-file.ts";

let root: string;
before(async () => void (root = await mkdtemp(join(tmpdir(), "muelle-runner-"))));
after(() => rm(root, { recursive: true }));

async function runText(text: string, mostMs = 30_000): Promise<{ results: readonly Result[]; output: string }> {
  await writeFile(join(root, "sample.ts"), `import { after, describe, test } from "node:test";\n${text}`);
  return runFile("sample.ts", { root, environment: { PATH: process.env.PATH }, mostMs });
}

const told = (results: readonly Result[]) => results.map(({ path, outcome }) => `${outcome} ${path.join(" > ")}`);

test("passed, failed and skipped tests are told apart, with their suites and reasons", async () => {
  const { results, output } = await runText(`
    describe("suite", () => {
      test("good", () => console.log("heard"));
      test("bad", () => { throw new Error("because of this"); });
      test("absent", { skip: "no moon" }, () => {});
      test("later", { todo: "not yet" }, () => { throw new Error("known"); });
    });
    test("parent", async (t) => { await t.test("child", () => { throw new Error("of the child"); }); });`);
  assert.deepEqual(told(results), [
    "passed suite > good",
    "failed suite > bad",
    "skipped suite > absent",
    "skipped suite > later",
    "failed parent > child",
  ]);
  assert.match(results[1]?.error ?? "", /because of this[^]*sample\.ts/);
  assert.deepEqual([results[2]?.reason, results[3]?.reason], ["no moon", "TODO: not yet"]);
  assert.equal(output, "heard\n");
  assert.equal(tally(results), "1 passed, 2 failed, 2 skipped");
});

const fooling: readonly (readonly [name: string, text: string, error: RegExp])[] = [
  ["a file without tests", "console.log('nothing');", /or has none/],
  ["a file that throws as it loads", "throw new Error('at once');", /failed outside its tests \(exit 1\)/],
  [
    "a file that exits in a test",
    "test('a', () => process.exit(0)); test('b', () => {});",
    /ended before its tests did/,
  ],
  [
    "an error after the last test",
    "test('a', () => { setTimeout(() => { throw new Error('late'); }, 5); });",
    /outside/,
  ],
  [
    "a hook that throws",
    "describe('s', () => { after(() => { throw new Error('hook'); }); test('a', () => {}); });",
    /hook/,
  ],
];
for (const [name, text, error] of fooling)
  test(`${name} has failed`, async () => {
    const { results } = await runText(text);
    const failed = results.filter(({ outcome }) => outcome === "failed");
    assert.equal(failed.length, 1, JSON.stringify(results));
    assert.match(failed[0]?.error ?? "", error);
    assert.equal(succeeded(results), false);
  });

test("a file that does not end is ended, and has failed", async () => {
  const { results } = await runText("test('a', () => new Promise((resolve) => setTimeout(resolve, 100_000)));", 500);
  assert.match(results.at(-1)?.error ?? "", /did not end within 0.5 s/);
});

test("nothing that ran is no success", () => {
  assert.equal(succeeded([]), false);
  assert.equal(succeeded([{ file: "f", path: ["p"], outcome: "skipped", reason: "no moon" }]), false);
  assert.equal(tally([]), "0 passed, 0 failed");
});
