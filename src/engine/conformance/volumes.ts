// Conformance of an engine: named volumes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rejectsAs, type Tools } from "./fixture.ts";

export function volumePromises(tools: Tools): void {
  const { fixture, create, nextName } = tools;
  const engine = () => fixture().engine;

  test("a volume is made once, found by its labels and removed once", async () => {
    const { labels } = fixture();
    const name = nextName();
    await engine().ensureVolume(name, labels);
    await engine().ensureVolume(name, labels);
    assert.deepEqual(await engine().listVolumes(labels), [name]);
    assert.deepEqual(await engine().listVolumes({ ...labels, other: "" }), []);
    await rejectsAs("conflict", engine().ensureVolume(name, { ...labels, other: "yes" }));
    await engine().removeVolume(name);
    await engine().removeVolume(name);
    assert.deepEqual(await engine().listVolumes(labels), []);
  });

  test("a volume in use is a conflict to remove", async () => {
    const { labels } = fixture();
    const volume = nextName();
    await engine().ensureVolume(volume, labels);
    const id = await create({ kind: "run" }, { mounts: [{ kind: "volume", volume, path: "/data", readOnly: false }] });
    await rejectsAs("conflict", engine().removeVolume(volume));
    await engine().remove(id);
    await engine().removeVolume(volume);
  });

  test("a volume that nobody ensured bears the labels of the container that brought it", async () => {
    const { labels } = fixture();
    const volume = nextName();
    await create({ kind: "run" }, { mounts: [{ kind: "volume", volume, path: "/data", readOnly: false }] });
    assert.deepEqual(await engine().listVolumes(labels), [volume]);
  });
}
