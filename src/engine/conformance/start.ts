// Conformance of an engine: creating and starting containers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rejectsAs, runToEnd, told, type Tools } from "./fixture.ts";

export function createPromises(tools: Tools): void {
  const { fixture, specOf, create } = tools;
  const engine = () => fixture().engine;

  test("a created container waits", async () => {
    const spec = specOf({ kind: "run" });
    const id = await engine().create(spec);
    const container = await engine().inspect(id);
    assert.equal(container?.state, "created");
    assert.equal(container?.name, spec.name);
    assert.equal(container?.startedAtMs, undefined);
    assert.equal(container?.exitCode, undefined);
    assert.equal(container?.pid, undefined);
    assert.equal(container?.health, "none");
    assert.equal(container?.outOfMemory, false);
  });

  test("create is idempotent by name and labels", async () => {
    const spec = specOf({ kind: "run" });
    const id = await engine().create(spec);
    assert.equal(await engine().create(spec), id);
    await engine().start(id);
    assert.equal(await engine().create(spec), id);
    assert.equal((await engine().list(spec.labels)).length, 1);
  });

  test("another container of the same name is a conflict", async () => {
    const spec = specOf({ kind: "run" });
    await engine().create(spec);
    await rejectsAs("conflict", engine().create({ ...spec, labels: { ...spec.labels, other: "yes" } }), /label/);
  });

  test("without its image it is not-found, and an impossible specification is invalid", async () => {
    await rejectsAs("not-found", create({ kind: "run" }, { image: fixture().missingReference }));
    await rejectsAs("invalid", create({ kind: "run" }, { workingDirectory: "relative" }));
    await rejectsAs("invalid", create({ kind: "run" }, { limits: { memoryBytes: 1000 } }), /memory/i);
  });
}

export function startPromises(tools: Tools): void {
  const { fixture, create, start } = tools;
  const engine = () => fixture().engine;

  test("a started container runs, and starting it again changes nothing", async () => {
    const id = await start({ kind: "run" });
    const first = await engine().inspect(id);
    assert.equal(first?.state, "running");
    assert.ok((first?.startedAtMs ?? 0) >= (first?.createdAtMs ?? Infinity) - 1);
    await engine().start(id);
    assert.deepEqual(await engine().inspect(id), first);
  });

  test("starting what is not there is not-found", async () => {
    await rejectsAs("not-found", engine().start("0".repeat(64)));
  });

  test("a command that cannot be executed is invalid, and the container stays created, with the reason", async () => {
    const id = await create({ kind: "cannot-start" });
    await rejectsAs("invalid", engine().start(id), /no such file/);
    const container = await engine().inspect(id);
    assert.equal(container?.state, "created");
    assert.match(container?.error ?? "", /no such file/);
  });

  test("the namespace of a container that does not run cannot be joined", async () => {
    const sandbox = await create({ kind: "run" });
    const joining = await create({ kind: "run" }, { network: { kind: "container", id: sandbox } });
    await rejectsAs("conflict", engine().start(joining));
    await engine().start(sandbox);
    await engine().start(joining);
    assert.equal((await engine().inspect(joining))?.state, "running");
  });

  test("an exited container can be started again, and is as new", async () => {
    const id = await runToEnd(tools, { kind: "exit", code: 3 });
    const again = await told(
      tools,
      () => engine().start(id),
      (events) => events.some(({ kind }) => kind === "exited"),
    );
    assert.deepEqual(
      again.map(({ kind }) => kind),
      ["started", "exited"],
    );
  });
}
