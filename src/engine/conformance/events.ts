// Conformance of an engine: the event stream.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deferred } from "../../kit/deferred.ts";
import type { EngineEvent } from "../engine.ts";
import { runToEnd, told, type Tools, untilReady } from "./fixture.ts";

export function eventPromises(tools: Tools): void {
  const { fixture, create } = tools;
  const engine = () => fixture().engine;

  test("a life is told in order, with labels, times and the exit code", async () => {
    const { labels } = fixture();
    const own = { ...labels, colour: "red" };
    const id = await create({ kind: "exit-on-term", code: 4 }, { labels: own });
    const live = async () => {
      await engine().start(id);
      await untilReady(engine(), id);
      await engine().stop(id, { timeoutMs: 30_000 });
      await engine().remove(id);
    };
    const seen = await told(tools, live, (events) => events.some(({ kind }) => kind === "removed"));
    assert.deepEqual(
      seen.map(({ kind, exitCode }) => [kind, exitCode]),
      [
        ["started", undefined],
        ["exited", 4],
        ["removed", undefined],
      ],
    );
    for (const event of seen) {
      assert.equal(event.id, id);
      assert.deepEqual({ ...event.labels }, { ...event.labels, ...own });
    }
    const times = seen.map(({ timeMs }) => timeMs);
    assert.deepEqual(
      times,
      [...times].sort((one, other) => one - other),
    );
  });

  test("when an exit is told, inspect knows of it", async () => {
    const id = await create({ kind: "exit", code: 6 });
    const exited = deferred<number | undefined>();
    const end = new AbortController();
    const ready = deferred();
    const watching = engine().watch(
      fixture().labels,
      (event) => {
        if (event.kind === "exited")
          void engine()
            .inspect(id)
            .then((seen) => exited.resolve(seen?.exitCode));
      },
      { signal: end.signal, onReady: () => ready.resolve() },
    );
    await ready.promise;
    await engine().start(id);
    assert.equal(await exited.promise, 6);
    end.abort();
    await watching;
  });
}

export function watchPromises(tools: Tools): void {
  const { fixture, create } = tools;
  const engine = () => fixture().engine;

  test("health is told as it changes, and inspect agrees", async () => {
    const id = await create({ kind: "sicken" });
    const healths: unknown[] = [];
    const seen = await told(
      tools,
      async () => {
        await engine().start(id);
        healths.push((await engine().inspect(id))?.health);
      },
      (events) => events.filter(({ kind }) => kind === "health").length === 2,
    );
    healths.push(...seen.filter(({ kind }) => kind === "health").map(({ health }) => health));
    assert.deepEqual(healths, ["starting", "healthy", "unhealthy"]);
    assert.equal((await engine().inspect(id))?.health, "unhealthy");
  });

  test("only what bears all the labels is told, and nothing after the end of the watch", async () => {
    const { labels } = fixture();
    const seen: EngineEvent[] = [];
    const [ready, end] = [deferred(), new AbortController()];
    const watching = engine().watch({ ...labels, colour: "red" }, (event) => seen.push(event), {
      signal: end.signal,
      onReady: () => ready.resolve(),
    });
    await ready.promise;
    const red = await create({ kind: "exit", code: 0 }, { labels: { ...labels, colour: "red" } });
    await runToEnd(tools, { kind: "exit", code: 0 });
    await told(
      tools,
      () => engine().start(red),
      (events) => events.some(({ kind, id }) => kind === "exited" && id === red),
    );
    await engine().remove(red);
    end.abort();
    await watching;
    assert.ok(seen.every(({ id }) => id === red));
    const before = seen.length;
    await runToEnd(tools, { kind: "exit", code: 0 }, { labels: { ...labels, colour: "red" } });
    assert.equal(seen.length, before);
  });
}
