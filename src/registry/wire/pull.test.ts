// OCI distribution-spec 1.1, the conformance category "pull", over a real socket.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import { pattern } from "../bytes/conformance.ts";
import { digestOf } from "../meaning/digest.ts";
import { authorization, ociManifest, outcome, Rig } from "./rig.ts";

const name = "team/app";
const bytes = pattern(3_000_001, 1);
const digest = digestOf(bytes);
let rig: Rig;
before(async () => {
  rig = await Rig.open();
  await rig.pushBlob(name, bytes);
});
after(() => rig.close());

describe("blobs", () => {
  test("HEAD says size and digest, GET gives the bytes", async () => {
    for (const method of ["HEAD", "GET"]) {
      const response = await rig.call(method, `/v2/${name}/blobs/${digest}`);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("content-length"), `${bytes.length}`);
      assert.equal(response.headers.get("docker-content-digest"), digest);
      const body = Buffer.from(await response.arrayBuffer());
      assert.deepEqual(body, method === "GET" ? bytes : Buffer.alloc(0));
    }
  });

  for (const [range, start, end] of [
    ["bytes=0-0", 0, 0],
    ["bytes=1000000-2000000", 1_000_000, 2_000_000],
    ["bytes=3000000-", 3_000_000, 3_000_000],
    ["bytes=-5", 2_999_996, 3_000_000],
    ["bytes=2999999-9999999", 2_999_999, 3_000_000],
    ["bytes=-9999999", 0, 3_000_000],
  ] as const)
    test(`Range ${range}`, async () => {
      const response = await rig.call("GET", `/v2/${name}/blobs/${digest}`, { headers: { range } });
      assert.equal(response.status, 206);
      assert.equal(response.headers.get("content-range"), `bytes ${start}-${end}/${bytes.length}`);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes.subarray(start, end + 1));
    });

  for (const range of ["bytes=3000001-", "bytes=9999999-99999999", "bytes=-0"])
    test(`Range ${range} is 416`, async () => {
      const response = await rig.call("GET", `/v2/${name}/blobs/${digest}`, { headers: { range } });
      assert.equal(response.headers.get("content-range"), `bytes */${bytes.length}`);
      assert.equal(await outcome(response), "416 RANGE_INVALID");
    });

  for (const range of ["bytes=5-1", "bytes=0-1,5-6", "lines=1-2", "bytes=", "bytes=a-b"])
    test(`Range ${range} is ignored`, async () => {
      const response = await rig.call("GET", `/v2/${name}/blobs/${digest}`, { headers: { range } });
      assert.equal(response.status, 200);
      assert.equal((await response.arrayBuffer()).byteLength, bytes.length);
    });

  test("what the client has already is 304", async () => {
    const headers = { "if-none-match": `"${digest}"` };
    assert.equal((await rig.call("GET", `/v2/${name}/blobs/${digest}`, { headers })).status, 304);
  });

  test("unknown blobs, repositories and digests", async () => {
    const unknown = digestOf(pattern(1));
    assert.equal(await outcome(await rig.call("GET", `/v2/${name}/blobs/${unknown}`)), "404 BLOB_UNKNOWN");
    assert.equal(await outcome(await rig.call("GET", `/v2/no/such/blobs/${digest}`)), "404 NAME_UNKNOWN");
    assert.equal(await outcome(await rig.call("GET", `/v2/${name}/blobs/sha256:abc`)), "400 DIGEST_INVALID");
    await rig.pushBlob("team/other", pattern(1, 3));
    assert.equal(await outcome(await rig.call("GET", `/v2/team/other/blobs/${digest}`)), "404 BLOB_UNKNOWN");
  });

  test("a client that leaves in the middle leaves the registry well", async () => {
    const url = rig.url(`/v2/${name}/blobs/${digest}`);
    for (let round = 0; round < 20; round++)
      await new Promise<void>((resolve, reject) => {
        const leaving = request(url, { headers: { authorization: authorization("secret") } }, (response) => {
          response.once("data", () => leaving.destroy());
          response.once("close", resolve);
          response.once("error", () => {});
        });
        leaving.once("error", reject).end();
      });
    const response = await rig.call("GET", `/v2/${name}/blobs/${digest}`);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
  });
});

test("many clients at once, slow ones among them, each get every byte", async () => {
  const pulls = Array.from({ length: 12 }, async (_, index) => {
    const response = await rig.call("GET", `/v2/${name}/blobs/${digest}`);
    const hash = createHash("sha256");
    for await (const chunk of response.body ?? []) {
      hash.update(chunk as Uint8Array);
      // The others overtake this one in the meantime.
      for (let turn = 0; turn < index; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    return `sha256:${hash.digest("hex")}`;
  });
  assert.deepEqual(new Set(await Promise.all(pulls)), new Set([digest]));
});

describe("manifests", () => {
  test("by tag and by digest, byte for byte", async () => {
    const text = `  ${JSON.stringify(await rig.imageOf(name, pattern(10)), null, 3)}\n`;
    await rig.putManifest(name, "v1", text);
    const expected = digestOf(Buffer.from(text));
    for (const reference of ["v1", expected])
      for (const method of ["HEAD", "GET"]) {
        const response = await rig.call(method, `/v2/${name}/manifests/${reference}`);
        assert.equal(response.status, 200);
        assert.equal(response.headers.get("content-type"), ociManifest);
        assert.equal(response.headers.get("docker-content-digest"), expected);
        assert.equal(response.headers.get("content-length"), `${text.length}`);
        assert.equal(await response.text(), method === "GET" ? text : "");
      }
    const headers = { "if-none-match": `"${expected}"` };
    assert.equal((await rig.call("GET", `/v2/${name}/manifests/v1`, { headers })).status, 304);
  });

  test("unknown ones, and references that cannot be", async () => {
    for (const reference of ["nope", ".INVALID", "a/b", digestOf(pattern(1))])
      for (const method of ["GET", "DELETE"])
        assert.equal(
          await outcome(await rig.call(method, `/v2/${name}/manifests/${reference}`)),
          "404 MANIFEST_UNKNOWN",
        );
    assert.equal(await outcome(await rig.call("GET", `/v2/${name}/manifests/sha256:abc`)), "400 DIGEST_INVALID");
    assert.equal((await rig.call("HEAD", `/v2/no/such/manifests/latest`)).status, 404);
  });
});
