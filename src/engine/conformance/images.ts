// Conformance of an engine: images: pulled, looked up, built, forgotten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rejectsAs, type Tools } from "./fixture.ts";

export function imagePromises(tools: Tools): void {
  const { fixture } = tools;
  const engine = () => fixture().engine;

  test("info describes the machine", async () => {
    const info = await engine().info();
    assert.match(info.architectures.join(" "), /^(X86_64|ARM64|X86_64 ARM64)$/);
    assert.ok(info.cpus >= 1 && info.memoryBytes > 0 && info.version !== "");
  });

  test("pull makes an image available, by tag and by digest", async () => {
    const { reference, digest } = fixture().published;
    const image = await engine().pull(reference);
    const byDigest = `${reference.slice(0, reference.lastIndexOf(":"))}@${digest}`;
    assert.match(image.id, /^sha256:[0-9a-f]{64}$/);
    assert.ok(image.repoTags.includes(reference), image.repoTags.join());
    assert.deepEqual(image.repoDigests, [byDigest]);
    for (const name of [reference, byDigest, image.id]) assert.equal((await engine().image(name))?.id, image.id);
    await engine().removeImage(reference);
    assert.equal(await engine().image(reference), undefined);
  });

  test("a digest that is here is not asked for again; a tag is", async () => {
    const { reference, digest, asked } = fixture().published;
    const byDigest = `${reference.slice(0, reference.lastIndexOf(":"))}@${digest}`;
    const first = await engine().pull(byDigest);
    const before = asked();
    assert.equal((await engine().pull(byDigest)).id, first.id);
    assert.equal(asked(), before);
    assert.equal((await engine().pull(reference)).id, first.id);
    assert.ok(asked() > before);
    await engine().removeImage(reference);
    await engine().removeImage(byDigest);
  });

  test("an image that does not exist is not-found", async () => {
    await rejectsAs("not-found", engine().pull(fixture().missingReference));
    assert.equal(await engine().image(fixture().missingReference), undefined);
  });

  test("an image that the registry refuses is denied", async () => {
    await rejectsAs("denied", engine().pull(fixture().deniedReference));
  });

  test("an aborted pull rejects with the signal's reason", async () => {
    const reason = new Error("enough");
    await assert.rejects(engine().pull(fixture().published.reference, { signal: AbortSignal.abort(reason) }), reason);
  });
}

export function localImagePromises(tools: Tools): void {
  const { fixture } = tools;
  const engine = () => fixture().engine;

  test("a built image bears its tag and labels, and is forgotten with its last reference", async () => {
    const { labels, namePrefix } = fixture();
    const tag = `${namePrefix}/built:1`;
    const lines: string[] = [];
    const id = await engine().build(fixture().context(), { tag, labels, onLine: (line) => lines.push(line) });
    const image = await engine().image(tag);
    assert.equal(image?.id, id);
    assert.deepEqual({ ...image?.labels }, { ...image?.labels, ...labels });
    assert.ok(lines.length > 0);
    assert.ok((await engine().listImages(labels)).some((found) => found.id === id));
    assert.ok((await engine().listImages({ muelle: "" })).some((found) => found.id === id));
    await engine().removeImage(tag);
    await engine().removeImage(tag);
    assert.equal(await engine().image(tag), undefined);
  });

  test("an image in use is a conflict to remove", async () => {
    const { labels, namePrefix } = fixture();
    const tag = `${namePrefix}/used:1`;
    await engine().build(fixture().context(), { tag, labels });
    const id = await tools.create({ kind: "run" }, { image: tag });
    await rejectsAs("conflict", engine().removeImage(tag));
    await engine().remove(id);
    await engine().removeImage(tag);
  });
}
