// ECR under test: the service and the OCI server over one store and one directory, as in the house.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { systemClock } from "../../src/kit/clock.ts";
import { systemDice } from "../../src/kit/ids.ts";
import { silentLog } from "../../src/kit/log.ts";
import { registryDefaults } from "../../src/model/ecr/names.ts";
import { openDiskBlobStore } from "../../src/registry/bytes/disk-blob-store.ts";
import { digestOf } from "../../src/registry/registry.ts";
import { createRegistryServer } from "../../src/registry/wire/server.ts";
import { CallError, type CallOptions, type Harness, harness } from "../../src/gateway/harness.ts";
import type { Service } from "../../src/gateway/service.ts";
import { policyAuthoriser } from "../../src/gateway/policies/authoriser.ts";
import { storeCatalogue } from "../../src/gateway/ecr/catalogue.ts";
import { ecrGuard } from "../../src/gateway/ecr/guard.ts";
import { createEcr } from "../../src/gateway/ecr/index.ts";

const closings: (() => void)[] = [];
after(() => closings.forEach((close) => close()));

export const account = "000000000000";
export const manifestType = "application/vnd.docker.distribution.manifest.v2+json";
export const listType = "application/vnd.docker.distribution.manifest.list.v2+json";
export const configType = "application/vnd.docker.container.image.v1+json";

/** ECR and the OCI server over one store and one directory, as in the house. */
export async function house(more: readonly Service[] = []) {
  const directory = mkdtempSync(join(tmpdir(), "muelle-ecr-"));
  const blobs = await openDiskBlobStore({ directory, clock: systemClock, dice: systemDice });
  const service = createEcr({ blobs });
  const h: Harness = await harness({ services: [service, ...more], authoriser: policyAuthoriser });
  const call = (operation: string, input?: object, options?: CallOptions) => h.call("ecr", operation, input, options);
  const catalogue = storeCatalogue({ store: h.store, clock: h.clock });
  const guard = ecrGuard({ store: h.store, clock: h.clock, authoriser: policyAuthoriser });
  const registry = createRegistryServer({
    blobs,
    catalogue,
    guard,
    defaults: registryDefaults,
    log: silentLog,
  });
  const server = createServer((req, res) => void registry.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closings.push(() => {
    server.close();
    server.closeAllConnections();
    rmSync(directory, { recursive: true });
  });
  /** As docker would, after `docker login` with the principal's token. */
  const oci = async (method: string, path: string, init: RequestInit = {}, options?: CallOptions) => {
    const { authorizationData } = await call("GetAuthorizationToken", {}, options);
    const headers = new Headers(init.headers);
    headers.set("authorization", `Basic ${authorizationData[0].authorizationToken}`);
    return fetch(`${origin}/v2/${path}`, { ...init, method, headers });
  };
  return { ...h, call, service, blobs, catalogue, origin, oci };
}

export type House = Awaited<ReturnType<typeof house>>;

export const refuses = (promise: Promise<unknown>, code: string, message: string | RegExp) =>
  assert.rejects(promise, (thrown: unknown) => {
    assert.ok(thrown instanceof CallError, String(thrown));
    assert.equal(thrown.code, code);
    if (typeof message === "string") assert.equal(thrown.message, message);
    else assert.match(thrown.message, message);
    assert.equal(thrown.status, 400);
    return true;
  });

/** Uploads the text as a layer, in two parts. */
export async function upload({ call }: House, repositoryName: string, text: string) {
  const bytes = Buffer.from(text);
  const digest = digestOf(bytes);
  const { uploadId } = await call("InitiateLayerUpload", { repositoryName });
  const middle = bytes.length >> 1;
  for (const [first, end] of [
    [0, middle],
    [middle, bytes.length],
  ] as const) {
    const layerPartBlob = new Uint8Array(bytes.subarray(first, end));
    const part = { repositoryName, uploadId, partFirstByte: first, partLastByte: end - 1, layerPartBlob };
    assert.equal((await call("UploadLayerPart", part)).lastByteReceived, end - 1);
  }
  await call("CompleteLayerUpload", { repositoryName, uploadId, layerDigests: [digest] });
  return { digest, size: bytes.length };
}

export async function pushImage(house: House, repositoryName: string, name: string, imageTag?: string) {
  const known = house.catalogue.hasBlob({ ...registryDefaults, name: repositoryName }, digestOf(Buffer.from("{}")));
  const config = known ? { digest: digestOf(Buffer.from("{}")), size: 2 } : await upload(house, repositoryName, "{}");
  const layer = await upload(house, repositoryName, `layer of ${name}`);
  const imageManifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: configType, ...config },
    layers: [{ mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", ...layer }],
  });
  const { image } = await house.call("PutImage", { repositoryName, imageManifest, imageTag });
  return { digest: image.imageId.imageDigest as string, layer, imageManifest };
}
