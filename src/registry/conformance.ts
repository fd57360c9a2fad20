// What every catalogue promises the registry, as a suite: the one in memory is held to it, and ECR's over the store is.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Refusal } from "./ports.ts";
import type { Catalogue, Digest, ManifestRecord, RefusalCode, RepositoryRef } from "./ports.ts";

/** A catalogue for one test, with these repositories in it and no others. */
export interface CatalogueUnderTest {
  readonly catalogue: Catalogue;
  readonly close?: () => Promise<void>;
}

export interface RepositoriesWanted {
  readonly mutable: readonly RepositoryRef[];
  readonly immutable: readonly RepositoryRef[];
}

const account = "000000000000";
const app: RepositoryRef = { account, region: "us-east-1", name: "team/app" };
const other: RepositoryRef = { account, region: "eu-west-1", name: "team/app" };
const foreign: RepositoryRef = { account: "111111111111", region: "us-east-1", name: "team/app" };
const frozen: RepositoryRef = { account, region: "us-east-1", name: "frozen" };
const absent: RepositoryRef = { account, region: "us-east-1", name: "absent" };

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;

function manifest(letter: string, more: Partial<ManifestRecord> = {}): ManifestRecord {
  return {
    digest: digest(letter),
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    sizeBytes: 500,
    artifactType: "application/vnd.oci.image.config.v1+json",
    blobs: [],
    manifests: [],
    imageSizeBytes: 1000,
    ...more,
  };
}

const refused = (code: RefusalCode) => (error: unknown) => error instanceof Refusal && error.code === code;
const sorted = (list: readonly string[]) => [...list].sort();
const hex = (list: readonly { readonly digest: Digest }[]) => sorted(list.map((item) => item.digest));

export function catalogueConformance(
  name: string,
  open: (wanted: RepositoriesWanted) => Promise<CatalogueUnderTest>,
): void {
  const it = (title: string, body: (catalogue: Catalogue) => Promise<void>): void =>
    void test(title, async () => {
      const { catalogue, close } = await open({ mutable: [app, other, foreign], immutable: [frozen] });
      try {
        await body(catalogue);
      } finally {
        await close?.();
      }
    });

  describe(`${name}: repositories`, () => {
    it("refuses what is absent with NAME_UNKNOWN", async (catalogue) => {
      assert.throws(() => catalogue.assertRepository(absent), refused("NAME_UNKNOWN"));
      assert.throws(() => catalogue.resolve(absent, "latest"), refused("NAME_UNKNOWN"));
      assert.throws(() => catalogue.tags(absent), refused("NAME_UNKNOWN"));
      assert.throws(() => catalogue.referrers(absent, digest("a")), refused("NAME_UNKNOWN"));
      assert.throws(() => catalogue.hasBlob(absent, digest("a")), refused("NAME_UNKNOWN"));
      await assert.rejects(async () => catalogue.putManifest(absent, manifest("a"), "v1"), refused("NAME_UNKNOWN"));
      await assert.rejects(async () => catalogue.deleteReference(absent, "v1"), refused("NAME_UNKNOWN"));
      await assert.rejects(async () => catalogue.linkBlob(absent, digest("a"), 1), refused("NAME_UNKNOWN"));
      await assert.rejects(async () => catalogue.unlinkBlob(absent, digest("a")), refused("NAME_UNKNOWN"));
    });

    it("lists an account's repositories in all regions", async (catalogue) => {
      const listed = catalogue.repositories(account).map((ref) => `${ref.region}/${ref.name}`);
      assert.deepEqual(sorted(listed), ["eu-west-1/team/app", "us-east-1/frozen", "us-east-1/team/app"]);
      assert.deepEqual(catalogue.repositories("222222222222"), []);
    });

    it("keeps accounts and regions apart", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a"), "v1");
      await catalogue.linkBlob(app, digest("c"), 10);
      for (const ref of [other, foreign]) {
        assert.deepEqual(catalogue.tags(ref), []);
        assert.equal(catalogue.resolve(ref, "v1"), undefined);
        assert.equal(catalogue.resolve(ref, digest("a")), undefined);
        assert.equal(catalogue.hasBlob(ref, digest("c")), false);
      }
    });

    it("accepts a push to what exists", async (catalogue) => {
      await catalogue.preparePush(app);
      catalogue.assertRepository(app);
    });
  });

  describe(`${name}: manifests and tags`, () => {
    it("resolves by tag and by digest what was put", async (catalogue) => {
      const record = manifest("a", {
        subject: digest("e"),
        annotations: { "org.example.note": "hola" },
        blobs: [digest("c")],
        manifests: [],
      });
      await catalogue.putManifest(app, record, "v1");
      assert.deepEqual(catalogue.resolve(app, "v1"), record);
      assert.deepEqual(catalogue.resolve(app, digest("a")), record);
      assert.equal(catalogue.resolve(app, "v2"), undefined);
      assert.equal(catalogue.resolve(app, digest("b")), undefined);
    });

    it("keeps a manifest without a tag", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a"), undefined);
      assert.deepEqual(catalogue.tags(app), []);
      assert.equal(catalogue.resolve(app, digest("a"))?.digest, digest("a"));
    });

    it("moves a tag, and keeps the manifest that had it", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a"), "latest");
      await catalogue.putManifest(app, manifest("b"), "latest");
      assert.equal(catalogue.resolve(app, "latest")?.digest, digest("b"));
      assert.equal(catalogue.resolve(app, digest("a"))?.digest, digest("a"));
      assert.deepEqual(catalogue.tags(app), ["latest"]);
    });

    it("keeps other tags when the same manifest is put again", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a"), "v1");
      await catalogue.putManifest(app, manifest("a"), "v2");
      await catalogue.putManifest(app, manifest("a"), undefined);
      assert.deepEqual(sorted(catalogue.tags(app)), ["v1", "v2"]);
    });

    it("refuses to move an immutable tag, and then changes nothing", async (catalogue) => {
      await catalogue.putManifest(frozen, manifest("a"), "v1");
      await assert.rejects(async () => catalogue.putManifest(frozen, manifest("b"), "v1"), refused("TAG_INVALID"));
      assert.equal(catalogue.resolve(frozen, "v1")?.digest, digest("a"));
      assert.equal(catalogue.resolve(frozen, digest("b")), undefined);
      await catalogue.putManifest(frozen, manifest("b"), "v2");
      assert.deepEqual(sorted(catalogue.tags(frozen)), ["v1", "v2"]);
    });
  });

  describe(`${name}: deletion`, () => {
    it("removes a tag and keeps the manifest", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a"), "v1");
      await catalogue.putManifest(app, manifest("a"), "v2");
      await catalogue.deleteReference(app, "v1");
      assert.deepEqual(catalogue.tags(app), ["v2"]);
      assert.equal(catalogue.resolve(app, digest("a"))?.digest, digest("a"));
    });

    it("removes a manifest with all its tags", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a"), "v1");
      await catalogue.putManifest(app, manifest("a"), "v2");
      await catalogue.putManifest(app, manifest("b"), "v3");
      await catalogue.deleteReference(app, digest("a"));
      assert.deepEqual(catalogue.tags(app), ["v3"]);
      assert.equal(catalogue.resolve(app, digest("a")), undefined);
    });

    it("says MANIFEST_UNKNOWN for what is not there", async (catalogue) => {
      await assert.rejects(async () => catalogue.deleteReference(app, "v1"), refused("MANIFEST_UNKNOWN"));
      await assert.rejects(async () => catalogue.deleteReference(app, digest("a")), refused("MANIFEST_UNKNOWN"));
    });
  });

  describe(`${name}: referrers`, () => {
    it("lists what names a subject, which need not exist", async (catalogue) => {
      await catalogue.putManifest(app, manifest("a", { subject: digest("e") }), undefined);
      await catalogue.putManifest(app, manifest("b", { subject: digest("e") }), "signature");
      await catalogue.putManifest(app, manifest("c", { subject: digest("f") }), undefined);
      await catalogue.putManifest(other, manifest("d", { subject: digest("e") }), undefined);
      assert.deepEqual(hex(catalogue.referrers(app, digest("e"))), [digest("a"), digest("b")]);
      await catalogue.deleteReference(app, digest("a"));
      assert.deepEqual(hex(catalogue.referrers(app, digest("e"))), [digest("b")]);
      assert.deepEqual(catalogue.referrers(app, digest("0")), []);
    });
  });

  describe(`${name}: blobs`, () => {
    it("links and unlinks", async (catalogue) => {
      assert.equal(catalogue.hasBlob(app, digest("c")), false);
      await catalogue.linkBlob(app, digest("c"), 10);
      await catalogue.linkBlob(app, digest("c"), 10);
      assert.equal(catalogue.hasBlob(app, digest("c")), true);
      await catalogue.unlinkBlob(app, digest("c"));
      assert.equal(catalogue.hasBlob(app, digest("c")), false);
      await assert.rejects(async () => catalogue.unlinkBlob(app, digest("c")), refused("BLOB_UNKNOWN"));
    });

    it("keeps a blob linked while a manifest names it", async (catalogue) => {
      await catalogue.linkBlob(app, digest("c"), 10);
      await catalogue.putManifest(app, manifest("a", { blobs: [digest("c")] }), "v1");
      await assert.rejects(async () => catalogue.unlinkBlob(app, digest("c")), refused("UNSUPPORTED"));
      await catalogue.deleteReference(app, digest("a"));
      await catalogue.unlinkBlob(app, digest("c"));
    });
  });

  describe(`${name}: what is alive`, () => {
    it("is every manifest of every repository with what it names, and nothing else", async (catalogue) => {
      await catalogue.linkBlob(app, digest("c"), 10);
      await catalogue.linkBlob(app, digest("9"), 10);
      await catalogue.putManifest(app, manifest("a", { blobs: [digest("c")] }), "v1");
      await catalogue.putManifest(foreign, manifest("b", { manifests: [digest("d")] }), undefined);
      assert.deepEqual(sorted([...catalogue.liveDigests()]), ["a", "b", "c", "d"].map(digest));
      await catalogue.deleteReference(app, "v1");
      assert.equal(catalogue.liveDigests().has(digest("c")), true);
      await catalogue.deleteReference(app, digest("a"));
      assert.deepEqual(sorted([...catalogue.liveDigests()]), ["b", "d"].map(digest));
    });
  });
}
