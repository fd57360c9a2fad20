// OCI distribution-spec 1.1, the conformance category "push", over a real socket.
import assert from "node:assert/strict";
import { symlink, unlink } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pattern } from "../bytes/conformance.ts";
import { digestOf } from "../meaning/digest.ts";
import { authorization, descriptor, ociIndex, ociManifest, outcome, Rig } from "./rig.ts";

const name = "team/app";
const octets = { "content-type": "application/octet-stream" };
let rig: Rig;
before(async () => void (rig = await Rig.open()));
after(() => rig.close());

async function fetched(digest: string, from = name): Promise<Buffer> {
  const response = await rig.call("GET", `/v2/${from}/blobs/${digest}`);
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

describe("blobs at once", () => {
  test("POST then PUT", async () => {
    const bytes = pattern(3_000_000, 1);
    const digest = digestOf(bytes);
    const location = await rig.startUpload(name);
    const put = await rig.call("PUT", `${location}?digest=${digest}`, { body: bytes, headers: octets });
    assert.equal(put.status, 201);
    assert.equal(put.headers.get("location"), `/v2/${name}/blobs/${digest}`);
    assert.equal(put.headers.get("docker-content-digest"), digest);
    assert.deepEqual(await fetched(digest), bytes);
  });

  test("a single POST", async () => {
    const bytes = pattern(1000, 2);
    const digest = digestOf(bytes);
    const post = await rig.call("POST", `/v2/${name}/blobs/uploads/?digest=${digest}`, {
      body: bytes,
      headers: octets,
    });
    assert.equal(post.status, 201);
    assert.equal(post.headers.get("location"), `/v2/${name}/blobs/${digest}`);
    assert.deepEqual(await fetched(digest), bytes);
  });

  test("an empty blob", async () => {
    const digest = digestOf(Buffer.alloc(0));
    const location = await rig.startUpload(name);
    assert.equal((await rig.call("PUT", `${location}?digest=${digest}`)).status, 201);
    assert.equal((await fetched(digest)).length, 0);
  });

  test("sha512", async () => {
    const bytes = pattern(1000, 3);
    const digest = digestOf(bytes, "sha512");
    const post = await rig.call("POST", `/v2/${name}/blobs/uploads/?digest=${digest}`, { body: bytes });
    assert.equal(post.status, 201);
    assert.deepEqual(await fetched(digest), bytes);
  });

  test("content of another digest is refused and leaves nothing", async () => {
    const digest = digestOf(pattern(1000, 4));
    const body = pattern(1001, 4);
    const post = await rig.call("POST", `/v2/${name}/blobs/uploads/?digest=${digest}`, { body });
    assert.equal(await outcome(post), "400 DIGEST_INVALID");
    const location = await rig.startUpload(name);
    assert.equal(await outcome(await rig.call("PUT", `${location}?digest=${digest}`, { body })), "400 DIGEST_INVALID");
    assert.equal((await rig.call("HEAD", `/v2/${name}/blobs/${digest}`)).status, 404);
  });

  test("a digest that is none is refused before anything is kept", async () => {
    const post = await rig.call("POST", `/v2/never/made/blobs/uploads/?digest=sha256:abc`, { body: "x" });
    assert.equal(await outcome(post), "400 DIGEST_INVALID");
    assert.throws(() => rig.registry.catalogue.assertRepository({ ...defaults, name: "never/made" }));
    const location = await rig.startUpload(name);
    assert.equal(await outcome(await rig.call("PUT", location, { body: "x" })), "400 DIGEST_INVALID");
  });
});

const defaults = { account: "000000000000", region: "us-east-1" };

describe("blobs in chunks", () => {
  test("PATCH, PATCH, PUT, with the ranges said on the way", async () => {
    const bytes = pattern(250_000, 5);
    const location = await rig.startUpload(name);
    const first = await rig.call("PATCH", location, {
      body: bytes.subarray(0, 100_000),
      headers: { ...octets, "content-range": "0-99999" },
    });
    assert.equal(first.status, 202);
    assert.equal(first.headers.get("range"), "0-99999");
    const status = await rig.call("GET", first.headers.get("location") ?? "");
    assert.equal(status.status, 204);
    assert.equal(status.headers.get("range"), "0-99999");
    assert.equal(status.headers.get("location"), location);
    const second = await rig.call("PATCH", location, {
      body: bytes.subarray(100_000, 200_000),
      headers: { ...octets, "content-range": "100000-199999" },
    });
    assert.equal(second.headers.get("range"), "0-199999");
    const last = await rig.call("PUT", `${location}?digest=${digestOf(bytes)}`, {
      body: bytes.subarray(200_000),
      headers: { ...octets, "content-range": "200000-249999" },
    });
    assert.equal(last.status, 201);
    assert.deepEqual(await fetched(digestOf(bytes)), bytes);
    assert.equal(await outcome(await rig.call("GET", location)), "404 BLOB_UPLOAD_UNKNOWN");
  });

  test("a chunk out of order is 416, with what has arrived", async () => {
    const location = await rig.startUpload(name);
    const early = await rig.call("PATCH", location, { body: pattern(10), headers: { "content-range": "5-14" } });
    assert.equal(early.status, 416);
    assert.equal(early.headers.get("range"), "0-0");
    await rig.call("PATCH", location, { body: pattern(10), headers: { "content-range": "0-9" } });
    const again = await rig.call("PATCH", location, { body: pattern(10), headers: { "content-range": "0-9" } });
    assert.equal(again.headers.get("range"), "0-9");
    assert.equal(again.headers.get("location"), location);
    assert.equal(await outcome(again), "416 RANGE_INVALID");
    const gap = await rig.call("PUT", `${location}?digest=${digestOf(pattern(10))}`, {
      body: "x",
      headers: { "content-range": "11-11" },
    });
    assert.equal(gap.status, 416);
  });

  test("a range that cannot be read, or of another size than the body, is refused", async () => {
    const location = await rig.startUpload(name);
    for (const [range, expected] of [
      ["nonsense", "416 RANGE_INVALID"],
      ["9-0", "416 RANGE_INVALID"],
      ["0-99", "400 SIZE_INVALID"],
    ] as const) {
      const response = await rig.call("PATCH", location, { body: "ten bytes!", headers: { "content-range": range } });
      assert.equal(await outcome(response), expected);
    }
    assert.equal((await rig.call("GET", location)).headers.get("range"), "0-0");
  });

  test("a stream without length or range, as docker sends it", async () => {
    const bytes = pattern(2_000_000, 6);
    const location = await rig.startUpload(name);
    const stream = new Blob([bytes]).stream();
    assert.equal((await rig.call("PATCH", location, { body: stream })).headers.get("range"), "0-1999999");
    assert.equal((await rig.call("PUT", `${location}?digest=${digestOf(bytes)}`)).status, 201);
    assert.deepEqual(await fetched(digestOf(bytes)), bytes);
  });

  test("goes on after a restart of the registry", async () => {
    const bytes = pattern(1_500_000, 7);
    const location = await rig.startUpload(name);
    await rig.call("PATCH", location, { body: bytes.subarray(0, 1_000_000), headers: { "content-range": "0-999999" } });
    await rig.restart();
    assert.equal((await rig.call("GET", location)).headers.get("range"), "0-999999");
    const headers = { "content-range": "1000000-1499999" };
    const put = await rig.call("PUT", `${location}?digest=${digestOf(bytes)}`, {
      body: bytes.subarray(1_000_000),
      headers,
    });
    assert.equal(put.status, 201);
    assert.deepEqual(await fetched(digestOf(bytes)), bytes);
  });

  test("goes on after the client went away in the middle", async () => {
    const bytes = pattern(800_000, 8);
    const location = await rig.startUpload(name);
    const sent = 300_000;
    await leaveAfter(location, bytes.subarray(0, sent), bytes.length);
    const received = await settled(location);
    assert.ok(received <= sent);
    const headers = { "content-range": `${received}-${bytes.length - 1}` };
    const rest = await rig.call("PATCH", location, { body: bytes.subarray(received), headers });
    assert.equal(rest.status, 202);
    assert.equal((await rig.call("PUT", `${location}?digest=${digestOf(bytes)}`)).status, 201);
    assert.deepEqual(await fetched(digestOf(bytes)), bytes);
  });

  test("DELETE forgets an upload", async () => {
    const location = await rig.startUpload(name);
    assert.equal((await rig.call("DELETE", location)).status, 204);
    for (const method of ["GET", "DELETE", "PATCH", "PUT"])
      assert.equal(
        await outcome(await rig.call(method, `${location}?digest=${digestOf(pattern(1))}`)),
        "404 BLOB_UPLOAD_UNKNOWN",
      );
  });
});

/** Sends a part of a body that was announced to be longer, and breaks the connection. */
async function leaveAfter(location: string, part: Uint8Array, announced: number): Promise<void> {
  const leaving = request(rig.url(location), {
    method: "PATCH",
    headers: { authorization: authorization("secret"), "content-length": announced },
  });
  const failed = new Promise((resolve) => leaving.once("error", resolve));
  await new Promise<void>((resolve) => leaving.write(part, () => resolve()));
  leaving.destroy();
  await failed;
}

/** How much an upload has received, once the registry has noticed that its client is gone: a chunk at 0 is then 416, not at work. */
async function settled(location: string): Promise<number> {
  for (;;) {
    const probe = await rig.call("PATCH", location, { body: "", headers: {} });
    const range = probe.headers.get("range") ?? "";
    if (probe.status === 202) return range === "0-0" ? 0 : Number(range.slice(2)) + 1;
  }
}

describe("mounting", () => {
  test("a blob of another repository is taken over", async () => {
    const digest = await rig.pushBlob("source", pattern(500, 9));
    const post = await rig.call("POST", `/v2/target/blobs/uploads/?mount=${digest}&from=source`);
    assert.equal(post.status, 201);
    assert.equal(post.headers.get("location"), `/v2/target/blobs/${digest}`);
    assert.deepEqual(await fetched(digest, "target"), pattern(500, 9));
  });

  for (const query of [
    `mount=${digestOf(pattern(1, 99))}&from=source`,
    `mount=${digestOf(pattern(500, 9))}&from=no/such`,
    `mount=${digestOf(pattern(500, 9))}&from=NOT%20A%20NAME`,
    `mount=${digestOf(pattern(500, 9))}`,
    "mount=nonsense&from=source",
  ])
    test(`without a source it is an upload: ${query}`, async () => {
      const post = await rig.call("POST", `/v2/target2/blobs/uploads/?${query}`);
      assert.equal(post.status, 202);
      assert.match(post.headers.get("location") ?? "", /^\/v2\/target2\/blobs\/uploads\/[0-9a-f-]{36}$/);
    });
});

describe("manifests", () => {
  test("by tag and by digest", async () => {
    const image = JSON.stringify(await rig.imageOf(name, pattern(100, 10)));
    const digest = digestOf(Buffer.from(image));
    const byTag = await rig.putManifest(name, "v1", image);
    assert.equal(byTag.status, 201);
    assert.equal(byTag.headers.get("docker-content-digest"), digest);
    assert.equal(byTag.headers.get("location"), `/v2/${name}/manifests/${digest}`);
    assert.equal(byTag.headers.get("oci-subject"), null);
    assert.equal((await rig.putManifest(name, digest, image)).status, 201);
    const wrong = await rig.putManifest(name, digestOf(pattern(1)), image);
    assert.equal(await outcome(wrong), "400 DIGEST_INVALID");
  });

  test("by sha512", async () => {
    const image = JSON.stringify(await rig.imageOf(name, pattern(100, 10)));
    const digest = digestOf(Buffer.from(image), "sha512");
    assert.equal((await rig.putManifest(name, digest, image)).headers.get("docker-content-digest"), digest);
    const response = await rig.call("GET", `/v2/${name}/manifests/${digest}`);
    assert.equal(await response.text(), image);
  });

  test("a subject is confirmed, whether it exists or not", async () => {
    const subject = { mediaType: ociManifest, digest: digestOf(pattern(1)), size: 1 };
    const response = await rig.putManifest(name, "signed", { ...(await rig.imageOf(name, pattern(9))), subject });
    assert.equal(response.status, 201);
    assert.equal(response.headers.get("oci-subject"), subject.digest);
  });

  test("an index of manifests that are here; MANIFEST_BLOB_UNKNOWN for others", async () => {
    const { digest, manifest } = await rig.pushImage(name, "amd64");
    const child = { mediaType: ociManifest, digest, size: JSON.stringify(manifest).length };
    const index = { schemaVersion: 2, mediaType: ociIndex, manifests: [child] };
    assert.equal((await rig.putManifest(name, "multi", index, ociIndex)).status, 201);
    const elsewhere = await rig.putManifest("team/other", "multi", index, ociIndex);
    assert.equal(await outcome(elsewhere), "404 MANIFEST_BLOB_UNKNOWN");
    const resized = { ...index, manifests: [{ ...child, size: 1 }] };
    assert.equal(await outcome(await rig.putManifest(name, "multi", resized, ociIndex)), "400 MANIFEST_INVALID");
  });

  test("blobs must be in the repository, in the size that is said", async () => {
    const image = await rig.imageOf(name, pattern(100, 11));
    const missing = await rig.putManifest("team/other", "v1", image);
    assert.equal(await outcome(missing), "404 MANIFEST_BLOB_UNKNOWN");
    const other = { ...image, layers: [{ ...image.layers[0], size: 5 }] };
    assert.equal(await outcome(await rig.putManifest(name, "v1", other)), "400 MANIFEST_INVALID");
    const absent = { ...image, layers: [descriptor("application/vnd.oci.image.layer.v1.tar", pattern(7, 12))] };
    assert.equal(await outcome(await rig.putManifest(name, "v1", absent)), "404 MANIFEST_BLOB_UNKNOWN");
  });

  test("4 MiB is accepted, one byte more is 413", async () => {
    const image = await rig.imageOf(name, pattern(100, 13));
    const bare = JSON.stringify({ ...image, annotations: { padding: "" } });
    const padded = (bytes: number) =>
      JSON.stringify({ ...image, annotations: { padding: "x".repeat(bytes - bare.length) } });
    const limit = 4 * 1024 * 1024;
    assert.equal((await rig.putManifest(name, "large", padded(limit))).status, 201);
    assert.equal(await outcome(await rig.putManifest(name, "large", padded(limit + 1))), "413 MANIFEST_INVALID");
  });

  for (const tag of ["-dash", ".dot", "a".repeat(129), "sp%20ace", "ñ"])
    test(`${tag} is no tag`, async () => {
      const image = await rig.imageOf(name, pattern(1, 14));
      assert.equal(await outcome(await rig.putManifest(name, tag, image)), "400 TAG_INVALID");
    });

  test("an immutable tag stays, and the same image may be pushed again", async () => {
    rig.registry.catalogue.createRepository({ ...defaults, name: "frozen" }, { immutableTags: true });
    const { manifest } = await rig.pushImage("frozen", "v1", "one");
    assert.equal((await rig.putManifest("frozen", "v1", manifest)).status, 201);
    const other = await rig.imageOf("frozen", pattern(1, 15));
    assert.equal(await outcome(await rig.putManifest("frozen", "v1", other)), "400 TAG_INVALID");
  });
});

const noFullDevice = process.platform === "linux" ? {} : { skip: "NOT RUN: /dev/full is Linux's" };
test("a full disk is said, also to a client that sends everything before it reads", noFullDevice, async () => {
  const location = await rig.startUpload("full/disk");
  const file = join(rig.directory, "uploads", location.split("/").at(-1) ?? "");
  await unlink(file);
  await symlink("/dev/full", file);
  const { port } = new URL(rig.url("/"));
  const headers = { authorization: authorization("secret") };
  const sending = request({ host: "127.0.0.1", port, method: "PATCH", path: location, headers, agent: false });
  const answered = Promise.withResolvers<number>();
  sending.once("error", answered.reject);
  sending.once("response", (response) => answered.resolve(response.resume().statusCode ?? 0));
  // Taken off our hands to the last byte, although nobody wants it any more.
  const taken = new Promise<void>((resolve) => void sending.write(Buffer.alloc(32 << 20), () => resolve()));
  assert.equal(await answered.promise, 507);
  await taken;
  sending.end();
});
