// The collection of tasks: read once in batches, patched by notices, never turned back by an answer that comes late.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TaskCollection, type TaskRow, type TaskSource } from "./task-collection.ts";

const signal = new AbortController().signal;
const arnsOf = (count: number) => Array.from({ length: count }, (_, index) => `task/${index}`);

/** A control plane with tasks whose status the test sets. */
class House implements TaskSource {
  readonly tasks = new Map<string, string>();
  readonly described: (readonly string[])[] = [];
  underWay = 0;
  mostUnderWay = 0;
  refuse: Error | undefined;

  constructor(count: number) {
    for (const arn of arnsOf(count)) this.tasks.set(arn, "RUNNING");
  }

  readonly list = async function* (this: House) {
    const arns = [...this.tasks.keys()];
    for (let at = 0; at < arns.length; at += 100) {
      await Promise.resolve();
      yield arns.slice(at, at + 100);
    }
  }.bind(this);

  readonly describe = async (arns: readonly string[]): Promise<readonly TaskRow[]> => {
    this.described.push(arns);
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    const rows = arns.flatMap((arn): TaskRow[] => {
      const lastStatus = this.tasks.get(arn);
      return lastStatus === undefined ? [] : [{ arn, task: { taskArn: arn, lastStatus } }];
    });
    await new Promise((resolve) => setImmediate(resolve));
    this.underWay--;
    if (this.refuse) throw this.refuse;
    return rows;
  };

  readonly pause = async () => {};
}

const statusOf = (collection: TaskCollection, arn: string) =>
  collection.snapshot().rows.find((row) => row.arn === arn)?.task.lastStatus;

test("5,000 tasks are read in batches of 100, few at a time, and shown as they come", async () => {
  const house = new House(5000);
  const collection = new TaskCollection(house);
  const shown: number[] = [];
  collection.subscribe(() => shown.push(collection.snapshot().rows.length));
  await collection.load(signal);
  assert.equal(collection.snapshot().rows.length, 5000);
  assert.deepEqual([collection.snapshot().complete, collection.snapshot().pending], [true, 0]);
  assert.equal(house.described.length, 50);
  assert.ok(house.mostUnderWay > 1 && house.mostUnderWay <= 4, `${house.mostUnderWay} at a time`);
  assert.ok(shown.some((count) => count > 0 && count < 5000));
});

test("A notice describes only the tasks that it names; those of one moment together", async () => {
  const house = new House(500);
  const collection = new TaskCollection(house);
  await collection.load(signal);
  house.described.length = 0;
  house.tasks.set("task/7", "STOPPED");
  house.tasks.set("task/new", "PENDING");
  const first = collection.changed(["task/7"], signal);
  void collection.changed(["task/new"], signal);
  void collection.changed(["task/8"], signal);
  await first;
  assert.deepEqual(house.described, [["task/7"], ["task/new", "task/8"]]);
  assert.deepEqual([statusOf(collection, "task/7"), statusOf(collection, "task/new")], ["STOPPED", "PENDING"]);
});

test("A task that is gone leaves the list, by its notice or by the next reading", async () => {
  const house = new House(3);
  const collection = new TaskCollection(house);
  await collection.load(signal);
  house.tasks.delete("task/0");
  await collection.changed(["task/0"], signal);
  assert.deepEqual(
    collection.snapshot().rows.map(({ arn }) => arn),
    ["task/1", "task/2"],
  );
  house.tasks.delete("task/1");
  await collection.load(signal);
  assert.deepEqual(
    collection.snapshot().rows.map(({ arn }) => arn),
    ["task/2"],
  );
});

test("An older answer that comes late does not turn a task back", async () => {
  const answers: ((rows: readonly TaskRow[]) => void)[] = [];
  const collection = new TaskCollection({
    list: async function* () {
      yield ["task/1"];
    },
    describe: () => new Promise((resolve) => answers.push(resolve)),
    pause: async () => {},
  });
  const row = (lastStatus: string): TaskRow[] => [{ arn: "task/1", task: { lastStatus } }];
  const loading = collection.load(signal);
  while (answers.length < 1) await new Promise((resolve) => setImmediate(resolve));
  const patching = collection.changed(["task/1"], signal);
  answers[1]?.(row("RUNNING"));
  await patching;
  answers[0]?.(row("PENDING"));
  await loading;
  assert.equal(statusOf(collection, "task/1"), "RUNNING");
});

test("While it reads, it tells once at first and then once in a breath", async () => {
  const house = new House(1000);
  const breaths: (() => void)[] = [];
  const collection = new TaskCollection({
    list: house.list,
    describe: house.describe,
    pause: () => new Promise((resolve) => breaths.push(resolve)),
  });
  const told: number[] = [];
  collection.subscribe(() => told.push(collection.snapshot().rows.length));
  await collection.load(signal);
  assert.deepEqual(told, [100, 1000]);
});

test("A refused read fails; what was shown stays", async () => {
  const house = new House(300);
  const collection = new TaskCollection(house);
  await collection.load(signal);
  house.refuse = new Error("AccessDeniedException");
  await assert.rejects(collection.load(signal), /AccessDenied/);
  await collection.changed(["task/1"], signal);
  assert.equal(collection.snapshot().rows.length, 300);
});
