// Conformance of an engine: how containers end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runToEnd, type Tools } from "./fixture.ts";

export function endPromises(tools: Tools): void {
  const { fixture, start } = tools;
  const engine = () => fixture().engine;
  const exitCode = async (id: string) => {
    const container = await engine().inspect(id);
    assert.equal(container?.state, "exited");
    return container?.exitCode;
  };

  test("the exit code is kept", async () => {
    const id = await runToEnd(tools, { kind: "exit", code: 42 });
    const container = await engine().inspect(id);
    assert.equal(await exitCode(id), 42);
    assert.ok((container?.finishedAtMs ?? 0) >= (container?.startedAtMs ?? Infinity));
    assert.equal(container?.outOfMemory, false);
    assert.equal(container?.pid, undefined);
    assert.equal(container?.networkNamespace, undefined);
  });

  test("stop asks with SIGTERM and returns when the process has ended", async () => {
    const id = await start({ kind: "exit-on-term", code: 7 });
    await engine().stop(id, { timeoutMs: 30_000 });
    assert.equal(await exitCode(id), 7);
  });

  test("stop kills what does not listen", async () => {
    const id = await start({ kind: "ignore-term" });
    await engine().stop(id, { timeoutMs: 1000 });
    assert.equal(await exitCode(id), 137);
  });

  test("stop honours parts of a second", async () => {
    const id = await start({ kind: "ignore-term" });
    await engine().stop(id, { timeoutMs: 150 });
    assert.equal(await exitCode(id), 137);
  });

  test("stop sends the signal that it is told to", async () => {
    const id = await start({ kind: "exit-on-interrupt", code: 9 });
    await engine().stop(id, { timeoutMs: 30_000, signal: "SIGINT" });
    assert.equal(await exitCode(id), 9);
  });

  test("stop sends the container's own stop signal", async () => {
    const [whole, part] = [
      await start({ kind: "exit-on-interrupt", code: 9 }, { stopSignal: "SIGINT" }),
      await start({ kind: "exit-on-interrupt", code: 9 }, { stopSignal: "SIGINT" }),
    ];
    await engine().stop(whole, { timeoutMs: 30_000 });
    await engine().stop(part, { timeoutMs: 29_999 });
    assert.deepEqual([await exitCode(whole), await exitCode(part)], [9, 9]);
  });
}

export function removalPromises(tools: Tools): void {
  const { fixture, create, start } = tools;
  const engine = () => fixture().engine;
  test("stopping what does not run, or is not there, is nothing", async () => {
    const id = await create({ kind: "run" });
    const options = { timeoutMs: 1000 };
    await engine().stop(id, options);
    assert.equal((await engine().inspect(id))?.state, "created");
    await engine().start(id);
    await engine().stop(id, options);
    await engine().stop(id, options);
    await engine().stop(id, { ...options, signal: "SIGINT" });
    await engine().stop("0".repeat(64), options);
    await engine().stop("0".repeat(64), { timeoutMs: 1, signal: "SIGINT" });
  });

  test("remove kills, and is idempotent, also when two do it at once", async () => {
    const id = await start({ kind: "ignore-term" });
    await Promise.all([engine().remove(id), engine().remove(id)]);
    assert.equal(await engine().inspect(id), undefined);
    await engine().remove(id);
    await engine().remove("0".repeat(64));
  });

  test("a name is free again after remove", async () => {
    const spec = tools.specOf({ kind: "run" });
    const first = await engine().create(spec);
    await engine().remove(first);
    assert.notEqual(await engine().create(spec), first);
  });

  test("what exceeds its memory is killed, and says why", async () => {
    const sandbox = await start({ kind: "run" });
    const memoryBytes = 16 * 1024 * 1024;
    const id = await runToEnd(
      tools,
      { kind: "exhaust-memory" },
      {
        network: { kind: "container", id: sandbox },
        limits: { memoryBytes, memorySwapBytes: memoryBytes },
      },
    );
    const container = await engine().inspect(id);
    assert.equal(container?.exitCode, 137);
    assert.equal(container?.outOfMemory, true);
    assert.equal((await engine().list(fixture().labels)).find((one) => one.id === id)?.outOfMemory, true);
  });
}
