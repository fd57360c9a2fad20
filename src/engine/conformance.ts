// The promises of the engine port, as a suite that every implementation passes. What a container does is named by a
// Programme; each fixture says how its engine runs it. No test sleeps: programmes and events drive them.
import assert from "node:assert/strict";
import { after, afterEach, before, describe } from "node:test";
import { endPromises, removalPromises } from "./conformance/end.ts";
import { eventPromises, watchPromises } from "./conformance/events.ts";
import { type EngineFixture, type Programme, type Tools, untilReady } from "./conformance/fixture.ts";
import { imagePromises, localImagePromises } from "./conformance/images.ts";
import { followPromises, lineEndPromises, logPromises } from "./conformance/logs.ts";
import { lookPromises } from "./conformance/look.ts";
import { createPromises, startPromises } from "./conformance/start.ts";
import { volumePromises } from "./conformance/volumes.ts";
import type { ContainerSpec } from "./engine.ts";

export type { EngineFixture, Programme, PublishedImage } from "./conformance/fixture.ts";

/** These print `ready` when they can be signalled. */
const saysReady = new Set<Programme["kind"]>(["run", "exit-on-term", "exit-on-interrupt", "ignore-term"]);

/** For the suite as a whole, and so for each test: a hang ends it, a slow machine does not. */
const patience = { timeout: 240_000 };

/** Registers the suite. */
export function engineConformance(name: string, makeEngine: () => Promise<EngineFixture>): void {
  describe(`${name} keeps the promises of an engine`, patience, () => {
    let fixture: EngineFixture;
    let count = 0;
    const engine = () => fixture.engine;
    const nextName = () => `${fixture.namePrefix}-${count++}`;
    const specOf = (programme: Programme, more: Partial<ContainerSpec> = {}): ContainerSpec => {
      const name = nextName();
      const { labels } = fixture;
      return { name, labels, network: { kind: "none" }, ...fixture.program(name, programme), ...more };
    };
    const create = (programme: Programme, more?: Partial<ContainerSpec>) => engine().create(specOf(programme, more));
    const start = async (programme: Programme, more?: Partial<ContainerSpec>) => {
      const id = await create(programme, more);
      await engine().start(id);
      if (saysReady.has(programme.kind)) await untilReady(engine(), id);
      return id;
    };
    const tools: Tools = { fixture: () => fixture, specOf, create, start, nextName };

    before(async () => {
      fixture = await makeEngine();
    });
    afterEach(async () => {
      const left = await engine().list(fixture.labels);
      await Promise.all(left.map(({ id }) => engine().remove(id)));
      for (const volume of await engine().listVolumes(fixture.labels)) await engine().removeVolume(volume);
    });
    after(async () => {
      for (const image of await engine().listImages(fixture.labels))
        for (const tag of image.repoTags) await engine().removeImage(tag);
      assert.deepEqual(await engine().listImages(fixture.labels), []);
      assert.deepEqual(await engine().list(fixture.labels), []);
      await fixture.close();
    });

    describe("images", () => imagePromises(tools));
    describe("images made here", () => localImagePromises(tools));
    describe("creating", () => createPromises(tools));
    describe("starting", () => startPromises(tools));
    describe("ending", () => endPromises(tools));
    describe("removing and other ends", () => removalPromises(tools));
    describe("looking", () => lookPromises(tools));
    describe("events", () => eventPromises(tools));
    describe("watches", () => watchPromises(tools));
    describe("logs", () => logPromises(tools));
    describe("followed logs", () => followPromises(tools));
    describe("lines and the end of logs", () => lineEndPromises(tools));
    describe("volumes", () => volumePromises(tools));
  });
}
