import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { systemClock } from "../../src/kit/clock.ts";
import { hex, seededDice, systemDice } from "../../src/kit/ids.ts";
import { DockerEngine, dockerSocketPath } from "../../src/engine/docker/docker-engine.ts";
import { SimulatedEngine } from "../../src/engine/simulated/simulated-engine.ts";
import { ensurePauseImage } from "./pause-image.ts";

test("the sandbox image is built once, and named by its content and its owner", async () => {
  const engine = new SimulatedEngine({ clock: systemClock, dice: seededDice(1) });
  let builds = 0;
  engine.script.faults(({ operation }) => {
    if (operation === "build") builds++;
    return undefined;
  });
  const options = { labels: { muelle: "test" }, busybox: async () => Buffer.from("simulated") };
  const tag = await ensurePauseImage(engine, options);
  assert.match(tag, /^muelle\/pause:[0-9a-f]{12}$/);
  assert.equal(await ensurePauseImage(engine, options), tag);
  assert.equal(builds, 1);
  const other = await ensurePauseImage(engine, { ...options, busybox: async () => Buffer.from("other") });
  assert.notEqual(other, tag);
  assert.notEqual(await ensurePauseImage(engine, { ...options, labels: { muelle: "other" } }), tag);
});

describe("on Docker Engine", { timeout: 60_000 }, () => {
  test("the sandbox sleeps in a namespace of its own, and ends at once when it is stopped", async () => {
    const engine = new DockerEngine({ socketPath: dockerSocketPath(process.env) });
    const labels = { muelle: `mupause${hex(systemDice, 8)}` };
    const image = await ensurePauseImage(engine, { labels });
    const id = await engine.create({ name: labels.muelle, image, labels, network: { kind: "none" }, keepLogs: false });
    try {
      await engine.start(id);
      assert.equal((await engine.inspect(id))?.state, "running");
      // Long past the test's own patience: only a sandbox that dies of the signal itself is quick enough.
      await engine.stop(id, { timeoutMs: 120_000 });
      assert.equal((await engine.inspect(id))?.exitCode, 137);
    } finally {
      await engine.remove(id);
      await engine.removeImage(image);
      engine.close();
    }
  });
});
