// What counts as pushed since the dialog was opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newImages } from "./new-images.ts";

const image = (imageDigest: string, imageTags: string[], pushedAtMs = 1) => ({
  imageDigest,
  imageTags,
  imagePushedAt: new Date(pushedAtMs),
});

test("a new digest, a moved tag and a later push count", () => {
  const before = [image("a", ["v1"]), image("b", ["latest"])];
  assert.deepEqual(
    newImages(before, [...before, image("c", [])]).map(({ imageDigest }) => imageDigest),
    ["c"],
  );
  const moved = [image("a", ["v1", "latest"]), image("b", [])];
  assert.deepEqual(
    newImages(before, moved).map(({ imageDigest }) => imageDigest),
    ["a"],
  );
  assert.equal(newImages(before, [image("a", ["v1"], 2), image("b", ["latest"])]).length, 1);
});

test("a pull, a deletion and a tag that went do not, nor does anything before the first answer", () => {
  const before = [image("a", ["v1", "latest"])];
  assert.deepEqual(newImages(before, [{ ...image("a", ["v1"]), lastRecordedPullTime: new Date(9) }]), []);
  assert.deepEqual(newImages(before, []), []);
  assert.deepEqual(newImages(undefined, before), []);
});
