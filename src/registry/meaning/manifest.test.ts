// What is a manifest and what is not.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Refusal } from "../ports.ts";
import { digestOf } from "./digest.ts";
import { parseManifest } from "./manifest.ts";

const oci = "application/vnd.oci.image.manifest.v1+json";
const index = "application/vnd.oci.image.index.v1+json";
const docker = "application/vnd.docker.distribution.manifest.v2+json";
const list = "application/vnd.docker.distribution.manifest.list.v2+json";

const thing = (letter: string, size: number, mediaType = "application/octet-stream", more = {}) => ({
  mediaType,
  digest: `sha256:${letter.repeat(64)}`,
  size,
  ...more,
});
const image = { schemaVersion: 2, config: thing("a", 10), layers: [thing("b", 100), thing("c", 200), thing("b", 100)] };
const bytesOf = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const parse = (value: unknown, mediaType?: string) => parseManifest(bytesOf(value), mediaType).record;

describe("accepted", () => {
  test("an image: its blobs once each, the size of its layers", () => {
    const record = parse({ ...image, annotations: { a: "b" } }, oci);
    assert.deepEqual(record, {
      digest: digestOf(bytesOf({ ...image, annotations: { a: "b" } })),
      mediaType: oci,
      sizeBytes: bytesOf({ ...image, annotations: { a: "b" } }).length,
      artifactType: "application/octet-stream",
      annotations: { a: "b" },
      blobs: ["a", "b", "c"].map((letter) => thing(letter, 0).digest),
      manifests: [],
      imageSizeBytes: 400,
    });
  });

  test("an index, also an empty one", () => {
    const record = parse({ schemaVersion: 2, mediaType: index, manifests: [thing("d", 500, oci)] });
    assert.deepEqual([record.manifests, record.blobs], [[thing("d", 0).digest], []]);
    assert.equal(record.artifactType, undefined);
    assert.deepEqual(parse({ schemaVersion: 2, manifests: [] }, list).manifests, []);
  });

  test("the media type from either place, whatever parameters and case the header has", () => {
    assert.equal(parse(image, `${docker.toUpperCase()}; charset=utf-8`).mediaType, docker);
    assert.equal(parse({ ...image, mediaType: oci }).mediaType, oci);
    assert.equal(parse({ ...image, mediaType: oci }, oci).mediaType, oci);
  });

  test("an artifact with subject and type", () => {
    const record = parse({ ...image, artifactType: "application/x-sbom", subject: thing("e", 5) }, oci);
    assert.deepEqual([record.artifactType, record.subject], ["application/x-sbom", thing("e", 0).digest]);
  });

  test("foreign layers, which need not be here", () => {
    const foreign = thing("f", 9, "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", { urls: ["https://x"] });
    const { record, blobs } = parseManifest(bytesOf({ ...image, layers: [foreign] }), docker);
    assert.deepEqual(record.blobs, [thing("a", 0).digest]);
    assert.deepEqual(
      blobs.map((blob) => blob.isForeign),
      [false, true],
    );
  });
});

describe("refused with MANIFEST_INVALID", () => {
  for (const [why, value, mediaType] of [
    ["not JSON", "{", oci],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22]).toString("latin1"), oci],
    ["not an object", "[]", oci],
    ["null", "null", oci],
    ["schema 1", { ...image, schemaVersion: 1 }, docker],
    ["no schema", { ...image, schemaVersion: undefined }, oci],
    ["no media type", image, undefined],
    ["an unknown media type", image, "application/json"],
    ["a media type that exists on every object", image, "constructor"],
    ["two media types", { ...image, mediaType: docker }, oci],
    ["a media type that is no text", { ...image, mediaType: 5 }, oci],
    ["no config", { ...image, config: undefined }, oci],
    ["layers that are no list", { ...image, layers: {} }, oci],
    ["no layers", { ...image, layers: undefined }, oci],
    ["a layer without digest", { ...image, layers: [{ ...thing("a", 1), digest: undefined }] }, oci],
    ["a digest of another form", { ...image, layers: [{ ...thing("a", 1), digest: "sha256:AB" }] }, oci],
    ["a negative size", { ...image, layers: [thing("a", -1)] }, oci],
    ["a size in text", { ...image, layers: [{ ...thing("a", 1), size: "1" }] }, oci],
    ["a descriptor without type", { ...image, layers: [thing("a", 1, "")] }, oci],
    ["an image with manifests", { ...image, manifests: [] }, oci],
    ["an index with layers", { schemaVersion: 2, manifests: [], layers: [] }, index],
    ["an index without manifests", { schemaVersion: 2 }, index],
    ["a subject that is none", { ...image, subject: "x" }, oci],
    ["annotations that are not text", { ...image, annotations: { a: 1 } }, oci],
    ["an artifactType that is not text", { ...image, artifactType: 1 }, oci],
  ] as const)
    test(why, () =>
      assert.throws(
        () => parse(value, mediaType),
        (error) => error instanceof Refusal && error.code === "MANIFEST_INVALID",
      ),
    );
});
