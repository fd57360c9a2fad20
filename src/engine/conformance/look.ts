// Conformance of an engine: inspect, list and stats.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Labels } from "../engine.ts";
import { runToEnd, type Tools } from "./fixture.ts";

export function lookPromises(tools: Tools): void {
  const { fixture, create, start } = tools;
  const engine = () => fixture().engine;

  test("inspect of what is not there is undefined", async () => {
    assert.equal(await engine().inspect("0".repeat(64)), undefined);
  });

  test("list finds by all labels given, in any state, and tells what inspect tells", async () => {
    const { labels } = fixture();
    const red = await create({ kind: "run" }, { labels: { ...labels, colour: "red" } });
    const blue = await start({ kind: "run" }, { labels: { ...labels, colour: "blue" } });
    const exited = await runToEnd(tools, { kind: "exit", code: 5 });
    const ids = async (wanted: Labels) => (await engine().list(wanted)).map(({ id }) => id).sort();
    assert.deepEqual(await ids(labels), [red, blue, exited].sort());
    assert.deepEqual(await ids({ ...labels, colour: "red" }), [red]);
    assert.deepEqual(await ids({ ...labels, colour: "" }), [red, blue].sort());
    assert.deepEqual(await ids({ ...labels, colour: "green" }), []);
    for (const container of await engine().list(labels))
      assert.deepEqual(container, await engine().inspect(container.id));
  });

  test("stats measure what runs, and only that", async () => {
    const memoryBytes = 64 * 1024 * 1024;
    const id = await start({ kind: "exit-on-term", code: 0 }, { limits: { memoryBytes } });
    const stats = await engine().stats(id);
    assert.equal(stats?.memoryLimitBytes, memoryBytes);
    assert.ok((stats?.cpuNanos ?? -1) >= 0 && (stats?.memoryBytes ?? -1) >= 0 && (stats?.timeMs ?? 0) > 0);
    await engine().stop(id, { timeoutMs: 30_000 });
    assert.equal(await engine().stats(id), undefined);
    assert.equal(await engine().stats("0".repeat(64)), undefined);
  });
}
