// OCI distribution-spec 1.1, the conformance category "content discovery": tags, repositories, referrers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pattern } from "../bytes/conformance.ts";
import { digestOf } from "../meaning/digest.ts";
import { ociIndex, ociManifest, outcome, Rig } from "./rig.ts";

const name = "team/app";
let rig: Rig;
before(async () => void (rig = await Rig.open()));
after(() => rig.close());

const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe("tags", () => {
  const tags = ["A", "Z", "a", "b", "c", "latest", "z"];
  before(async () => {
    for (const tag of tags.toReversed()) await rig.pushImage(name, tag, "the same");
  });

  test("all, in ASCII order", async () => {
    const response = await rig.call("GET", `/v2/${name}/tags/list`);
    assert.equal(response.headers.get("link"), null);
    assert.deepEqual(await json(response), { name, tags });
  });

  test("page by page, following Link", async () => {
    const seen: unknown[] = [];
    let next: string | undefined = `/v2/${name}/tags/list?n=3`;
    while (next) {
      const response = await rig.call("GET", next);
      seen.push((await json(response)).tags);
      next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
    }
    assert.deepEqual(seen, [["A", "Z", "a"], ["b", "c", "latest"], ["z"]]);
  });

  test("after one that need not exist, and none at all", async () => {
    const last = await rig.call("GET", `/v2/${name}/tags/list?last=bb`);
    assert.deepEqual((await json(last)).tags, ["c", "latest", "z"]);
    const none = await rig.call("GET", `/v2/${name}/tags/list?n=0`);
    assert.deepEqual((await json(none)).tags, []);
    const nonsense = await rig.call("GET", `/v2/${name}/tags/list?n=-1`);
    assert.equal(await outcome(nonsense), "400 PAGINATION_NUMBER_INVALID");
  });

  test("of an unknown repository", async () => {
    assert.equal(await outcome(await rig.call("GET", "/v2/no/such/tags/list")), "404 NAME_UNKNOWN");
  });

  test("repositories may be named after endpoints", async () => {
    for (const odd of ["manifests", "team/blobs", "tags/list", "a/referrers/b", "uploads"]) {
      await rig.pushImage(odd, "list");
      const response = await rig.call("GET", `/v2/${odd}/tags/list`);
      assert.deepEqual(await json(response), { name: odd, tags: ["list"] });
      assert.equal((await rig.call("HEAD", `/v2/${odd}/manifests/list`)).status, 200);
    }
  });
});

describe("repositories", () => {
  test("the caller's own, by the path that reaches them", async () => {
    await rig.call("POST", "/v2/111111111111/us-east-1/mine/blobs/uploads/", { password: "other" });
    await rig.call("POST", "/v2/111111111111/eu-west-1/mine/blobs/uploads/", { password: "other" });
    const theirs = await rig.call("GET", "/v2/_catalog", { password: "other" });
    const expected = ["111111111111/eu-west-1/mine", "111111111111/us-east-1/mine"];
    assert.deepEqual(await json(theirs), { repositories: expected });
    const paged = await rig.call("GET", "/v2/_catalog?n=1", { password: "other" });
    assert.match(
      paged.headers.get("link") ?? "",
      /^<\/v2\/_catalog\?n=1&last=111111111111%2Feu-west-1%2Fmine>; rel="next"$/,
    );
    const ours = (await json(await rig.call("GET", "/v2/_catalog"))).repositories as string[];
    assert.ok(ours.includes(name) && !ours.some((path) => path.includes("mine")));
  });
});

describe("referrers", () => {
  test("lists what names a subject, filtered when asked", async () => {
    const { digest, manifest } = await rig.pushImage("signed", "v1");
    const subject = { mediaType: ociManifest, digest, size: JSON.stringify(manifest).length };
    const annotations = { "org.example.by": "me" };
    const sbom = { subject, artifactType: "application/vnd.example.sbom", annotations };
    const first = await rig.pushImage("signed", "sbom", "sbom", sbom);
    // Without artifactType the configuration's media type stands for it.
    const second = await rig.pushImage("signed", "note", "note", { subject });

    const all = await rig.call("GET", `/v2/signed/referrers/${digest}`);
    assert.equal(all.status, 200);
    assert.equal(all.headers.get("content-type"), ociIndex);
    assert.equal(all.headers.get("oci-filters-applied"), null);
    const index = await json(all);
    assert.equal(index.mediaType, ociIndex);
    assert.deepEqual(index.manifests, [
      {
        mediaType: ociManifest,
        digest: first.digest,
        size: JSON.stringify(first.manifest).length,
        artifactType: "application/vnd.example.sbom",
        annotations,
      },
      {
        mediaType: ociManifest,
        digest: second.digest,
        size: JSON.stringify(second.manifest).length,
        artifactType: "application/vnd.oci.image.config.v1+json",
      },
    ]);
    const some = await rig.call("GET", `/v2/signed/referrers/${digest}?artifactType=application/vnd.example.sbom`);
    assert.equal(some.headers.get("oci-filters-applied"), "artifactType");
    assert.equal(((await json(some)).manifests as unknown[]).length, 1);
  });

  test("is empty for what nobody names, and 400 for what is no digest", async () => {
    const none = await rig.call("GET", `/v2/${name}/referrers/${digestOf(pattern(1))}`);
    assert.deepEqual(await json(none), { schemaVersion: 2, mediaType: ociIndex, manifests: [] });
    assert.equal(await outcome(await rig.call("GET", `/v2/${name}/referrers/latest`)), "400 DIGEST_INVALID");
  });
});
