import assert from "node:assert/strict";
import { test } from "node:test";
import { SimulatedEngine } from "../engine/simulated/simulated-engine.ts";
import { FakeClock } from "../kit/fake-clock.ts";
import { seededDice } from "../kit/ids.ts";
import { silentLog } from "../kit/log.ts";
import { MachineError } from "../kit/machine-error.ts";
import { LogShipper, since, unlessShipped } from "./log-shipper.ts";
import type { LogEvent, OpenLog } from "./ports.ts";

/** A stream that can be told to fail. */
class Stream implements OpenLog {
  readonly events: LogEvent[] = [];
  readonly batches: number[] = [];
  failures: (Error & { tookEffect?: boolean })[] = [];

  async append(events: readonly LogEvent[]): Promise<void> {
    const failure = this.failures.shift();
    if (failure && !failure.tookEffect) throw failure;
    this.events.push(...events);
    this.batches.push(events.length);
    if (failure) throw failure;
  }

  newest(limit: number): Promise<readonly LogEvent[]> {
    return Promise.resolve(this.events.slice(-limit));
  }

  get text(): string {
    return this.events.map(({ message }) => message).join(" ");
  }
}

async function setting() {
  const clock = new FakeClock();
  const engine = new SimulatedEngine({ clock, dice: seededDice(1) });
  await engine.pull("i");
  const id = await engine.create({ name: "one", image: "i", labels: {}, network: { kind: "none" } });
  await engine.start(id);
  const stream = new Stream();
  const shipper = () => new LogShipper({ engine, clock, log: silentLog });
  const print = (text: string) => engine.world.print(id, text);
  return { clock, engine, id, stream, shipper, print };
}

/** All promises that can resolve have. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("lines are shipped while the container runs, with their own times, empty ones left out", async () => {
  const { clock, engine, id, stream, shipper, print } = await setting();
  const ships = shipper();
  print("before");
  const firstMs = clock.nowMs();
  ships.ship(id, stream);
  ships.ship(id, stream);
  await settle();
  clock.advance(40);
  print("");
  print("after");
  await settle();
  assert.deepEqual(stream.events, [
    { timestampMs: firstMs, message: "before" },
    { timestampMs: firstMs + 40, message: "after" },
  ]);
  engine.world.exit(id, 0);
  assert.equal(await ships.drained(id, 1_000), true);
});

test("a shipper that starts again leaves no gap and doubles no line, equal lines of one millisecond included", async () => {
  const { engine, id, stream, shipper, print } = await setting();
  const first = shipper();
  first.ship(id, stream);
  for (const text of ["x", "x", "y"]) print(text);
  await settle();
  await first.stop();
  for (const text of ["x", "y", "z"]) print(text);
  const second = shipper();
  second.ship(id, stream);
  await settle();
  engine.world.exit(id, 0);
  await second.drained(id, 1_000);
  assert.equal(stream.text, "x x y x y z");
});

for (const tookEffect of [false, true])
  test(`an append that fails is tried again${tookEffect ? ", though it was done and only its answer was lost" : ""}`, async () => {
    const { clock, engine, id, stream, shipper, print } = await setting();
    const failure = Object.assign(new MachineError("time-out", "slow disk"), { tookEffect });
    stream.failures = [failure, failure];
    const ships = shipper();
    ships.ship(id, stream);
    await settle();
    for (const text of ["a", "b", "b"]) print(text);
    for (let turn = 0; turn < 4; turn++) {
      await settle();
      clock.step();
    }
    await settle();
    engine.world.exit(id, 0);
    assert.equal(await ships.drained(id, 1_000), true);
    assert.equal(stream.text, "a b b");
  });

test("a stream of the engine that breaks is opened again where it was", async () => {
  const { clock, engine, id, stream, shipper, print } = await setting();
  const ships = shipper();
  ships.ship(id, stream);
  print("a");
  await settle();
  engine.world.breakStreams();
  print("b");
  await settle();
  clock.step();
  await settle();
  print("c");
  engine.world.exit(id, 0);
  await ships.drained(id, 1_000);
  assert.equal(stream.text, "a b c");
});

test("a stream that was deleted ends the shipping; the container is not held up", async () => {
  const { engine, id, stream, shipper, print } = await setting();
  stream.failures = [new MachineError("not-found", "The specified log stream does not exist.")];
  const ships = shipper();
  ships.ship(id, stream);
  print("a");
  await settle();
  assert.equal(await ships.drained(id, 1_000), true);
  engine.world.exit(id, 0);
  assert.equal(stream.text, "");
});

test("waiting for a container that does not end has an end", async () => {
  const { clock, id, stream, shipper } = await setting();
  const ships = shipper();
  ships.ship(id, stream);
  await settle();
  const drained = ships.drained(id, 1_000);
  clock.advance(1_000);
  assert.equal(await drained, false);
  await ships.stop();
});

test("going down while the stream is being read does not begin to follow", async () => {
  const { id, stream, shipper } = await setting();
  const read = Promise.withResolvers<readonly LogEvent[]>();
  stream.newest = () => read.promise;
  const ships = shipper();
  ships.ship(id, stream);
  const stopped = ships.stop();
  read.resolve([]);
  await stopped;
});

test("output that was let go of is not taken for shipped", async () => {
  const { engine, id, stream, shipper, print } = await setting();
  const ships = shipper();
  ships.ship(id, stream);
  await settle();
  const drained = assert.rejects(ships.drained(id, 1_000), /going down/);
  await ships.stop();
  print("late");
  engine.world.exit(id, 0);
  await drained;
});

test("what came while a batch was written goes in one batch", async () => {
  const { engine, id, stream, shipper, print } = await setting();
  const gate = Promise.withResolvers<void>();
  const append = stream.append.bind(stream);
  stream.append = async (events) => {
    await gate.promise;
    await append(events);
  };
  const ships = shipper();
  ships.ship(id, stream);
  await settle();
  print("a");
  await settle();
  for (const text of ["b", "c", "d"]) print(text);
  gate.resolve();
  engine.world.exit(id, 0);
  await ships.drained(id, 1_000);
  assert.deepEqual(stream.batches, [1, 3]);
});

test("where to begin: a second before the newest, not before what is looked back at", () => {
  const event = (timestampMs: number): LogEvent => ({ timestampMs, message: "m" });
  assert.equal(since([]), undefined);
  assert.equal(since([event(5_000), event(9_000)]), 8_000);
  assert.equal(since([event(8_500), event(9_000)], 2), 8_501, "there may be older ones that are not known");
  assert.equal(since([event(9_000), event(9_000)], 2), 8_999);
});

test("equal lines of one millisecond are counted", () => {
  const line = { timestampMs: 1, message: "x" };
  const isNew = unlessShipped([line, line]);
  assert.deepEqual(
    [isNew(line), isNew(line), isNew(line), isNew({ ...line, timestampMs: 2 })],
    [false, false, true, true],
  );
});
