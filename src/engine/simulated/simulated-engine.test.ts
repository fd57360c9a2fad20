// The simulated engine on a clock that stands still: what happens, when, and that it happens the same way again.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FakeClock } from "../../kit/fake-clock.ts";
import { seededDice } from "../../kit/ids.ts";
import type { ContainerSpec, EngineEvent } from "../engine.ts";
import { SimulatedEngine, type SimulatedEngineOptions } from "./simulated-engine.ts";

function setUp(options: Partial<SimulatedEngineOptions> = {}) {
  const clock = new FakeClock();
  const engine = new SimulatedEngine({ clock, dice: seededDice("seed"), ...options });
  const startMs = clock.nowMs();
  return { clock, engine, elapsedMs: () => clock.nowMs() - startMs };
}

const labels = { muelle: "test" };
const spec = (name: string, more: Partial<ContainerSpec> = {}): ContainerSpec => ({
  name,
  image: "web:1",
  labels,
  network: { kind: "none" },
  ...more,
});

async function run(engine: SimulatedEngine, name: string, more?: Partial<ContainerSpec>): Promise<string> {
  await engine.pull("web:1");
  const id = await engine.create(spec(name, more));
  await engine.start(id);
  return id;
}

/** Lets everything happen that waits for no clock. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function watched(engine: SimulatedEngine) {
  const events: EngineEvent[] = [];
  const end = new AbortController();
  const ended = engine.watch(labels, (event) => events.push(event), { signal: end.signal, onReady: () => {} });
  ended.catch(() => {});
  await settle();
  return { events, ended, end, told: () => events.map(({ kind, health, exitCode }) => health ?? exitCode ?? kind) };
}

test("without a script everything works, at once and without a clock", async () => {
  const { engine, clock } = setUp();
  const id = await run(engine, "web");
  assert.equal((await engine.inspect(id))?.state, "running");
  assert.equal(clock.nextDueMs(), undefined);
  await engine.stop(id, { timeoutMs: 30_000 });
  assert.equal((await engine.inspect(id))?.exitCode, 143);
  assert.equal(clock.nextDueMs(), undefined);
});

test("pulls take their time, fail as scripted, and can be given up", async () => {
  const { engine, clock, elapsedMs } = setUp();
  engine.script
    .pull("web:1", { delayMs: 500 })
    .pull(/^broken/, { delayMs: 10, error: { kind: "time-out", message: "i/o timeout" } });
  const pull = engine.pull("web:1").then(elapsedMs);
  const end = new AbortController();
  const given = engine.pull("web:1", { signal: end.signal });
  end.abort(new Error("enough"));
  await assert.rejects(given, /enough/);
  clock.advance(500);
  assert.equal(await pull, 500);
  const broken = engine.pull("broken:2");
  clock.advance(10);
  await assert.rejects(broken, { kind: "time-out", message: "i/o timeout" });
});

test("what the catalogue does not know is not-found; credentials reach it", async () => {
  const asked: unknown[] = [];
  const { engine } = setUp({
    catalogue: async (reference, credentials) => {
      asked.push(credentials?.username);
      return reference === "web:1" ? { sizeBytes: 7 } : undefined;
    },
  });
  const image = await engine.pull("web:1", { credentials: { username: "AWS", password: "x" } });
  assert.equal(image.sizeBytes, 7);
  await assert.rejects(engine.pull("other"), { kind: "not-found" });
  assert.deepEqual(asked, ["AWS", undefined]);
});

test("a container's rules go before its image's, the last rule before the first", async () => {
  const { engine, clock } = setUp();
  engine.script
    .image("web:1", { exit: { afterMs: 100, code: 1 }, startDelayMs: 50 })
    .container((made) => made.name.startsWith("b"), { exit: { afterMs: 200, code: 2 } })
    .container("b2", { exit: { afterMs: 300, code: 3 } });
  await engine.pull("web:1");
  const ids = await Promise.all(["a1", "b1", "b2"].map((name) => engine.create(spec(name))));
  const starts = ids.map((id) => engine.start(id));
  clock.advance(50);
  await Promise.all(starts);
  clock.advance(300);
  const codes = (await engine.list(labels)).map(({ exitCode }) => exitCode);
  assert.deepEqual(codes, [1, 2, 3]);
});

test("a life as scripted: output, health, an end for memory", async () => {
  const { engine, clock } = setUp();
  engine.script.container("web", {
    lines: [
      { afterMs: 10, text: "up" },
      { afterMs: 10, text: "careful", stream: "stderr" },
    ],
    health: [
      { afterMs: 20, health: "healthy" },
      { afterMs: 30, health: "unhealthy" },
    ],
    exit: { afterMs: 40, code: 137, outOfMemory: true },
  });
  const watch = await watched(engine);
  const id = await run(engine, "web");
  const lines: string[] = [];
  const followed = engine.logs(id, { follow: true }, ({ stream, text }) => lines.push(`${stream} ${text}`));
  clock.advance(40);
  await followed;
  await settle();
  assert.deepEqual(lines, ["stdout up", "stderr careful"]);
  assert.deepEqual(watch.told(), ["started", "healthy", "unhealthy", 137]);
  assert.equal((await engine.inspect(id))?.outOfMemory, true);
});

test("a health check succeeds after its first interval", async () => {
  const { engine, clock } = setUp();
  const healthCheck = { command: ["CMD", "true"], intervalMs: 5000, timeoutMs: 1, startPeriodMs: 0, retries: 3 };
  const id = await run(engine, "web", { healthCheck });
  const off = await run(engine, "off", { healthCheck: { ...healthCheck, command: ["NONE"] } });
  const health = async (of: string) => (await engine.inspect(of))?.health;
  assert.deepEqual([await health(id), await health(off)], ["starting", "none"]);
  clock.advance(4999);
  assert.equal(await health(id), "starting");
  clock.advance(1);
  assert.equal(await health(id), "healthy");
});

test("stop waits as long as it may, then kills", async () => {
  const { engine, clock, elapsedMs } = setUp();
  engine.script.container("slow", { onStop: { afterMs: 300, code: 0 } }).container("deaf", { onStop: "ignore" });
  const [slow, deaf] = [await run(engine, "slow"), await run(engine, "deaf")];
  const ends = [slow, deaf].map((id) => engine.stop(id, { timeoutMs: 1000 }).then(elapsedMs));
  await settle();
  clock.advance(300);
  assert.equal(await ends[0], 300);
  clock.advance(700);
  assert.equal(await ends[1], 1000);
  assert.deepEqual(
    (await engine.list(labels)).map(({ exitCode }) => exitCode),
    [0, 137],
  );
});

test("the world: an exit, a change of health, a line, a disappearance", async () => {
  const { engine } = setUp();
  const watch = await watched(engine);
  const id = await run(engine, "web");
  engine.world.health("web", "unhealthy");
  engine.world.print("web", "hola");
  engine.world.exit(id, 9);
  engine.world.vanish("web");
  await settle();
  assert.deepEqual(watch.told(), ["started", "unhealthy", 9, "removed"]);
  assert.equal(await engine.inspect(id), undefined);
});

test("an engine that is away fails its calls and streams, and its containers run on", async () => {
  const { engine, clock } = setUp();
  const watch = await watched(engine);
  const id = await run(engine, "web");
  const followed = engine.logs(id, { follow: true }, () => {});
  engine.world.unavailableFor(1000);
  await assert.rejects(watch.ended, { kind: "unavailable" });
  await assert.rejects(followed, { kind: "unavailable" });
  await assert.rejects(engine.inspect(id), { kind: "unavailable" });
  clock.advance(1000);
  assert.equal((await engine.inspect(id))?.state, "running");
});

test("events can get lost", async () => {
  const { engine } = setUp();
  const watch = await watched(engine);
  engine.world.loseEvents(1);
  const id = await run(engine, "web");
  await engine.stop(id, { timeoutMs: 0 });
  await settle();
  assert.deepEqual(watch.told(), [143]);
});

test("a fault delays a call, fails it, or loses only its answer", async () => {
  const { engine, clock, elapsedMs } = setUp();
  await engine.pull("web:1");
  const error = { kind: "time-out", message: "no answer" } as const;
  engine.script.faults(({ operation, subject }) => {
    if (operation === "create" && subject === "lost") return { error, tookEffect: true };
    if (operation === "create" && subject === "failed") return { error };
    return operation === "info" ? { delayMs: 70 } : undefined;
  });
  await assert.rejects(engine.create(spec("lost")), error);
  await assert.rejects(engine.create(spec("failed")), error);
  assert.deepEqual(
    (await engine.list(labels)).map(({ name }) => name),
    ["lost"],
  );
  const info = engine.info().then(elapsedMs);
  clock.advance(70);
  assert.equal(await info, 70);
});

test("the same seed gives the same run, to the byte", async () => {
  const one = async () => {
    const { engine, clock } = setUp();
    engine.script.image(/./, { exit: { afterMs: 5, code: 3 }, lines: [{ afterMs: 1, text: "x" }] });
    const watch = await watched(engine);
    for (const name of ["one", "two", "three"]) await run(engine, name);
    clock.advance(10);
    await settle();
    return JSON.stringify([watch.events, await engine.list(labels)]);
  };
  assert.equal(await one(), await one());
});

test("with a file, containers outlive the process, and time passes for them", async () => {
  const directory = mkdtempSync(join(tmpdir(), "mueng-"));
  const file = join(directory, "engine.jsonl");
  const first = setUp({ file });
  first.engine.script.container("short", { exit: { afterMs: 1000, code: 5 } });
  const [long, short] = [await run(first.engine, "long"), await run(first.engine, "short")];
  const gone = await run(first.engine, "gone");
  first.engine.world.print(long, "hola");
  await first.engine.ensureVolume("data", labels);
  await first.engine.remove(gone);
  const before = await first.engine.list(labels);

  // The process was killed in the middle of a write, and comes back after the short one's time.
  writeFileSync(file, `${readFileSync(file, "utf8")}{"container":{"id":"ha`);
  const clock = new FakeClock();
  clock.advance(5000);
  const engine = new SimulatedEngine({ clock, dice: seededDice("other"), file });
  assert.deepEqual(await engine.list(labels), before);
  clock.advance(0);
  assert.equal((await engine.inspect(short))?.exitCode, 5);
  assert.equal((await engine.inspect(long))?.state, "running");
  assert.equal(await engine.create(spec("long")), long);
  assert.deepEqual(await engine.listVolumes(labels), ["data"]);
  const lines: string[] = [];
  await engine.logs(long, { follow: false }, ({ text }) => lines.push(text));
  assert.deepEqual(lines, ["hola"]);
  rmSync(directory, { recursive: true });
});
