// Conformance of an engine: output, read and followed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { must } from "../../kit/assert.ts";
import type { LogLine } from "../engine.ts";
import { rejectsAs, runToEnd, type Tools } from "./fixture.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const asNumbers = (lines: readonly LogLine[]) =>
  lines.map(({ text }) => Number(text)).sort((one, other) => one - other);

/** An engine may read the two streams side by side, so only the order within each is certain. */
const byStream = (lines: readonly LogLine[], stream: LogLine["stream"]) =>
  lines.filter((line) => line.stream === stream).map(({ text }) => text);

async function read({ fixture }: Tools, id: string, follow: boolean, sinceMs?: number): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  await fixture().engine.logs(id, { follow, sinceMs }, (line) => lines.push(line));
  return lines;
}

export function logPromises(tools: Tools): void {
  const engine = () => tools.fixture().engine;

  test("lines bear their stream and the time they were written", async () => {
    const id = await runToEnd(tools, { kind: "count", count: 4, pauseMs: 5 });
    const lines = await read(tools, id, false);
    const { createdAtMs, finishedAtMs = 0 } = must(await engine().inspect(id), "container");
    assert.deepEqual(byStream(lines, "stdout"), ["1", "3"]);
    assert.deepEqual(byStream(lines, "stderr"), ["2", "4"]);
    for (const { timeMs } of lines) assert.ok(timeMs >= createdAtMs - 1 && timeMs <= finishedAtMs + 1, `${timeMs}`);
    assert.equal(new Set(lines.map(({ timeMs }) => timeMs)).size, 4);
  });

  test("sinceMs leaves out what was seen, the line of that time included", async () => {
    const id = await runToEnd(tools, { kind: "count", count: 6, pauseMs: 5 });
    const lines = await read(tools, id, false);
    for (const [at, { timeMs }] of lines.entries())
      assert.deepEqual(await read(tools, id, false, timeMs), lines.slice(at + 1));
  });
}

export function followPromises(tools: Tools): void {
  const { start } = tools;
  const engine = () => tools.fixture().engine;

  test("following gives every line once, and ends with the container", async () => {
    const id = await start({ kind: "count", count: 40, pauseMs: 5 });
    const lines = await read(tools, id, true);
    assert.deepEqual(asNumbers(lines), numbers(40));
    assert.equal((await engine().inspect(id))?.state, "exited");
  });

  test("following can be broken off and resumed anywhere, without loss or repetition", async () => {
    const id = await start({ kind: "count", count: 60, pauseMs: 5 });
    const seen: LogLine[] = [];
    for (const stopAt of [1, 7, 20, 41, Infinity]) {
      const end = new AbortController();
      const onLine = (line: LogLine) => {
        seen.push(line);
        if (seen.length >= stopAt) end.abort();
      };
      await engine().logs(id, { follow: true, sinceMs: seen.at(-1)?.timeMs, signal: end.signal }, onLine);
    }
    assert.deepEqual(asNumbers(seen), numbers(60));
  });

  test("a burst is read whole", async () => {
    const id = await start({ kind: "count", count: 5000, pauseMs: 0 });
    const lines = await read(tools, id, true);
    assert.equal(new Set(lines.map(({ text }) => text)).size, 5000);
    assert.equal(lines.length, 5000);
    assert.equal((await read(tools, id, false)).length, 5000);
  });
}

export function lineEndPromises(tools: Tools): void {
  const { create } = tools;
  const engine = () => tools.fixture().engine;

  test("a long line is one line up to 256 KiB, and split beyond", async () => {
    const limit = 256 * 1024;
    for (const [bytes, expected] of [
      [20_000, [20_000]],
      [16 * 1024, [16 * 1024]],
      [limit, [limit]],
      [limit + 10, [limit, 10]],
    ] as const) {
      const id = await runToEnd(tools, { kind: "long-line", bytes, open: false });
      assert.deepEqual(
        (await read(tools, id, false)).map(({ text }) => text.length),
        expected,
      );
    }
  });

  test("a last line without an end of line is a line", async () => {
    const id = await runToEnd(tools, { kind: "long-line", bytes: 20, open: true });
    assert.deepEqual(
      (await read(tools, id, true)).map(({ text }) => text.length),
      [20],
    );
  });

  test("output is kept until the container is removed, and following what has ended ends", async () => {
    const id = await runToEnd(tools, { kind: "count", count: 2, pauseMs: 0 });
    assert.equal((await read(tools, id, true)).length, 2);
    await engine().remove(id);
    await rejectsAs("not-found", read(tools, id, false));
  });

  test("a container that was never started has no output", async () => {
    assert.deepEqual(await read(tools, await create({ kind: "run" }), true), []);
  });

  test("output that was not kept cannot be read", async () => {
    const id = await runToEnd(tools, { kind: "count", count: 2, pauseMs: 0 }, { keepLogs: false });
    await rejectsAs("invalid", read(tools, id, false));
  });
}
