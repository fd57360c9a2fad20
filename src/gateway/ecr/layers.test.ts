import assert from "node:assert/strict";
import { test } from "node:test";
import type * as ECR from "@aws-sdk/client-ecr";
import { digestOf } from "../../registry/registry.ts";
import { configType, house, listType, manifestType, refuses, upload } from "../../../test/support/ecr-house.ts";

test("PutImage and layers: what is missing is named", async () => {
  const all = await house();
  const { call } = all;
  await call("CreateRepository", { repositoryName: "web" });
  const missing = digestOf(Buffer.from("missing"));
  const config = { mediaType: configType, digest: missing, size: 7 };
  const put = (manifest: unknown, more = {}) =>
    call("PutImage", { repositoryName: "web", imageManifest: JSON.stringify(manifest), ...more });
  await refuses(
    put({ schemaVersion: 2, mediaType: manifestType, config, layers: [] }),
    "LayersNotFoundException",
    `Layers with digests '[${missing}]' required for pushing image into repository with name 'web' in the registry with id '000000000000' do not exist`,
  );
  await refuses(
    put({ schemaVersion: 2, mediaType: listType, manifests: [{ mediaType: manifestType, digest: missing, size: 7 }] }),
    "ReferencedImagesNotFoundException",
    /^Images with digests/,
  );
  await refuses(put("no"), "InvalidParameterException", /ImageManifest/);
  await refuses(put({ schemaVersion: 2 }, { imageTag: "no spaces" }), "InvalidParameterException", /imageTag/);
  const { digest } = await upload(all, "web", "there");
  await refuses(
    put({ schemaVersion: 2, mediaType: manifestType, config, layers: [] }, { imageDigest: digest }),
    "ImageDigestDoesNotMatchException",
    /digest/,
  );
  const { layers, failures } = await call("BatchCheckLayerAvailability", {
    repositoryName: "web",
    layerDigests: [digest, missing, "nonsense"],
  });
  assert.deepEqual(
    layers.map(({ layerAvailability, layerSize }: ECR.Layer) => [layerAvailability, layerSize]),
    [
      ["AVAILABLE", 5],
      ["UNAVAILABLE", undefined],
    ],
  );
  assert.equal(failures[0].failureCode, "InvalidLayerDigest");
});

test("layer uploads: parts in order, right bytes, once, in their own repository", async () => {
  const all = await house();
  const { call } = all;
  for (const repositoryName of ["web", "other"]) await call("CreateRepository", { repositoryName });
  const { uploadId } = await call("InitiateLayerUpload", { repositoryName: "web" });
  const part = (partFirstByte: number, partLastByte: number, bytes: number, repositoryName = "web") =>
    call("UploadLayerPart", {
      repositoryName,
      uploadId,
      partFirstByte,
      partLastByte,
      layerPartBlob: new Uint8Array(bytes),
    });
  const complete = (digest: string) =>
    call("CompleteLayerUpload", { repositoryName: "web", uploadId, layerDigests: [digest] });
  const right = digestOf(new Uint8Array(8));
  await refuses(complete(right), "EmptyUploadException", /no layer parts/);
  await part(0, 4, 5);
  await refuses(part(4, 8, 5), "InvalidLayerPartException", /begin at byte 5/);
  await refuses(part(5, 6, 5), "InvalidLayerPartException", /5 bytes/);
  await refuses(part(5, 9, 5, "other"), "UploadNotFoundException", /does not exist/);
  await part(5, 7, 3);
  await refuses(complete(digestOf(new Uint8Array(9))), "InvalidLayerException", /digest/);
  await complete(right);
  await refuses(part(8, 8, 1), "UploadNotFoundException", /does not exist/);
});

test("a layer's download URL fetches that repository's layers and nothing else", async () => {
  const all = await house();
  const { call, origin, clock } = all;
  for (const repositoryName of ["web", "other"]) await call("CreateRepository", { repositoryName });
  const { digest } = await upload(all, "web", "the layer");
  await upload(all, "other", "the layer");
  const { downloadUrl } = await call("GetDownloadUrlForLayer", { repositoryName: "web", layerDigest: digest });
  const { username, password, host, pathname } = new URL(downloadUrl);
  assert.equal(host, "localhost:4566");
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const get = (path: string, method = "GET") => fetch(origin + path, { method, headers: { authorization } });
  assert.equal(await (await get(pathname)).text(), "the layer");
  assert.equal((await get(`/v2/other/blobs/${digest}`)).status, 403);
  assert.equal((await get("/v2/web/blobs/uploads/", "POST")).status, 403);
  clock.advance(3_600_000);
  assert.equal((await get(pathname)).status, 401);
  await refuses(
    call("GetDownloadUrlForLayer", { repositoryName: "web", layerDigest: digestOf(Buffer.from("no")) }),
    "LayersNotFoundException",
    /does not exist/,
  );
});

test("an authorization token is user AWS's password for twelve hours", async () => {
  const { call, origin, clock } = await house();
  const { authorizationData } = await call("GetAuthorizationToken");
  const [{ authorizationToken, expiresAt, proxyEndpoint }] = authorizationData;
  assert.match(Buffer.from(authorizationToken, "base64").toString(), /^AWS:\w{72}$/);
  assert.deepEqual(expiresAt, new Date(clock.nowMs() + 12 * 3_600_000));
  assert.equal(proxyEndpoint, "http://localhost:4566");
  const login = async (authorization?: string) =>
    (await fetch(`${origin}/v2/`, { headers: authorization === undefined ? {} : { authorization } })).status;
  assert.equal(await login(`Basic ${authorizationToken}`), 200);
  assert.equal(await login(), 401);
  for (const wrong of [
    "Basic",
    "Basic !!",
    "Basic QVdT",
    "Bearer x",
    `Basic ${Buffer.from("AWS:x").toString("base64")}`,
  ])
    assert.equal(await login(wrong), 401, wrong);
  const other = Buffer.from(authorizationToken, "base64").toString().replace("AWS:", "root:");
  assert.equal(await login(`Basic ${Buffer.from(other).toString("base64")}`), 401);
  clock.advance(12 * 3_600_000);
  assert.equal(await login(`Basic ${authorizationToken}`), 401);
});
