// OCI distribution-spec 1.1, the conformance category "content management", and who may do what.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pattern } from "../bytes/conformance.ts";
import { digestOf } from "../meaning/digest.ts";
import { authorization, outcome, Rig } from "./rig.ts";

const name = "team/app";
let rig: Rig;
before(async () => void (rig = await Rig.open()));
after(() => rig.close());

describe("deletion", () => {
  test("a tag, then the manifest with its other tags", async () => {
    const { digest } = await rig.pushImage(name, "v1", "same");
    for (const tag of ["v2", "v3"]) await rig.pushImage(name, tag, "same");
    assert.equal((await rig.call("DELETE", `/v2/${name}/manifests/v1`)).status, 202);
    assert.equal((await rig.call("HEAD", `/v2/${name}/manifests/v1`)).status, 404);
    assert.equal((await rig.call("HEAD", `/v2/${name}/manifests/v2`)).status, 200);
    assert.equal((await rig.call("DELETE", `/v2/${name}/manifests/${digest}`)).status, 202);
    for (const reference of ["v2", "v3", digest])
      assert.equal(await outcome(await rig.call("GET", `/v2/${name}/manifests/${reference}`)), "404 MANIFEST_UNKNOWN");
    const again = await rig.call("DELETE", `/v2/${name}/manifests/${digest}`);
    assert.equal(await outcome(again), "404 MANIFEST_UNKNOWN");
  });

  test("a blob, once no manifest names it", async () => {
    const { digest, manifest } = await rig.pushImage(name, "v1", "a layer");
    const layer = manifest.layers[0]?.digest ?? "";
    assert.equal(await outcome(await rig.call("DELETE", `/v2/${name}/blobs/${layer}`)), "405 UNSUPPORTED");
    await rig.call("DELETE", `/v2/${name}/manifests/${digest}`);
    assert.equal((await rig.call("DELETE", `/v2/${name}/blobs/${layer}`)).status, 202);
    assert.equal((await rig.call("HEAD", `/v2/${name}/blobs/${layer}`)).status, 404);
    assert.equal(await outcome(await rig.call("DELETE", `/v2/${name}/blobs/${layer}`)), "404 BLOB_UNKNOWN");
  });

  test("what is collected is gone for clients too, and can be pushed anew", async () => {
    const { blobs, catalogue } = rig.registry;
    const kept = await rig.pushImage(name, "kept", "kept layer");
    const loose = await rig.pushBlob(name, pattern(5000, 1));
    rig.clock.advance(3_600_000);
    const { blobs: gone } = await blobs.collect(catalogue.liveDigests(), 3_600_000);
    assert.ok(gone >= 1);
    assert.equal((await rig.call("HEAD", `/v2/${name}/blobs/${loose}`)).status, 404);
    assert.equal((await rig.call("GET", `/v2/${name}/manifests/kept`)).status, 200);
    const layer = kept.manifest.layers[0]?.digest ?? "";
    assert.equal((await rig.call("GET", `/v2/${name}/blobs/${layer}`)).status, 200);
    assert.equal(await rig.pushBlob(name, pattern(5000, 1)), loose);
    assert.equal((await rig.call("HEAD", `/v2/${name}/blobs/${loose}`)).status, 200);
  });
});

describe("access", () => {
  const challenge = 'Basic realm="Muelle ECR",service="ecr.amazonaws.com"';

  test("the base answers those who are known", async () => {
    const response = await rig.call("GET", "/v2/");
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("docker-distribution-api-version"), "registry/2.0");
    assert.equal((await rig.call("GET", "/v2")).status, 200);
  });

  for (const credentials of [
    undefined,
    "Bearer abc",
    "Basic !!!",
    "Basic",
    authorization("wrong"),
    `Basic ${Buffer.from("someone:secret").toString("base64")}`,
    `Basic ${Buffer.from("AWS").toString("base64")}`,
  ])
    test(`others are asked for credentials: ${credentials}`, async () => {
      const headers: Record<string, string> = credentials === undefined ? {} : { authorization: credentials };
      for (const path of ["/v2/", "/v2/_catalog", `/v2/${name}/tags/list`, "/v2/no/such/place"]) {
        const response = await rig.call("GET", path, { password: "", headers });
        assert.equal(response.headers.get("www-authenticate"), challenge);
        assert.equal(response.headers.get("docker-distribution-api-version"), "registry/2.0");
        assert.equal(await outcome(response), "401 UNAUTHORIZED");
      }
    });

  test("who may not is told so, of every endpoint, before whether a thing exists", async () => {
    const digest = digestOf(pattern(1));
    const upload = "00000000-0000-4000-8000-000000000000";
    for (const repository of [name, "no/such"])
      for (const [method, path] of [
        ["GET", `manifests/latest`],
        ["HEAD", `manifests/latest`],
        ["PUT", `manifests/latest`],
        ["DELETE", `manifests/latest`],
        ["GET", `blobs/${digest}`],
        ["DELETE", `blobs/${digest}`],
        ["POST", `blobs/uploads/`],
        ["GET", `blobs/uploads/${upload}`],
        ["PATCH", `blobs/uploads/${upload}`],
        ["PUT", `blobs/uploads/${upload}?digest=${digest}`],
        ["DELETE", `blobs/uploads/${upload}`],
        ["GET", `tags/list`],
        ["GET", `referrers/${digest}`],
      ] as const) {
        const response = await rig.call(method, `/v2/${repository}/${path}`, { password: "other" });
        assert.equal(await outcome(response), method === "HEAD" ? "403" : "403 DENIED", `${method} ${path}`);
      }
  });

  test("a blob is mounted only from where the caller may pull", async () => {
    const digest = await rig.pushBlob("secrets", pattern(700, 2));
    const mine = "111111111111/us-east-1/mine";
    const post = await rig.call("POST", `/v2/${mine}/blobs/uploads/?mount=${digest}&from=secrets`, {
      password: "other",
    });
    assert.equal(post.status, 202);
    assert.equal((await rig.call("HEAD", `/v2/${mine}/blobs/${digest}`, { password: "other" })).status, 404);
  });

  test("a push to a repository that is not made by pushing is refused", async () => {
    const strict = await Rig.open({ catalogue: new (await import("../memory-catalogue.ts")).MemoryCatalogue() });
    assert.equal(await outcome(await strict.call("POST", "/v2/new/blobs/uploads/")), "404 NAME_UNKNOWN");
    assert.equal(await outcome(await strict.putManifest("new", "v1", {})), "404 NAME_UNKNOWN");
    await strict.close();
  });

  test("methods that an endpoint lacks are named", async () => {
    for (const [method, path, allowed] of [
      ["POST", "/v2/", "GET, HEAD"],
      ["PUT", `/v2/${name}/tags/list`, "GET, HEAD"],
      ["PATCH", `/v2/${name}/manifests/v1`, "GET, HEAD, PUT, DELETE"],
      ["PUT", `/v2/${name}/blobs/${digestOf(pattern(1))}`, "GET, HEAD, DELETE"],
      ["GET", `/v2/${name}/blobs/uploads/`, "POST"],
    ] as const) {
      const response = await rig.call(method, path);
      assert.equal(response.headers.get("allow"), allowed);
      assert.equal(await outcome(response), "405 UNSUPPORTED");
    }
  });
});
