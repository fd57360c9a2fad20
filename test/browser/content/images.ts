// A repository with two images and both of its policies, and one that is empty. Pushed by the registry's own protocol (OCI
// distribution 1.1), so that no container engine is needed.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  CreateRepositoryCommand,
  GetAuthorizationTokenCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import type { House } from "../../house.ts";

const repositoryName = "tienda";
const types = {
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  layer: "application/vnd.oci.image.layer.v1.tar",
};

/** Returns the digest of the image that is tagged latest. */
export async function putImages(house: House): Promise<string> {
  const { ecr } = house;
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  await ecr.send(new CreateRepositoryCommand({ repositoryName: "vacio", imageTagMutability: "IMMUTABLE" }));
  const allow = { Sid: "leer", Effect: "Allow", Principal: "*", Action: ["ecr:BatchGetImage"] };
  await ecr.send(
    new SetRepositoryPolicyCommand({
      repositoryName,
      policyText: JSON.stringify({ Version: "2012-10-17", Statement: [allow] }),
    }),
  );
  const selection = { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 5 };
  await ecr.send(
    new PutLifecyclePolicyCommand({
      repositoryName,
      lifecyclePolicyText: JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: "expire" } }] }),
    }),
  );
  await pushImage(house, "1");
  return pushImage(house, "latest");
}

/** A small image with a configuration worth looking at; returns its digest. */
async function pushImage({ ecr, endpoint }: House, tag: string): Promise<string> {
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const authorization = `Basic ${authorizationData[0]?.authorizationToken}`;
  const put = async (path: string, body: Buffer, type: string) => {
    const headers = { authorization, "content-type": type };
    const response = await fetch(new URL(path, endpoint), { method: "PUT", headers, body: new Uint8Array(body) });
    assert.equal(response.status, 201, `${path}: ${await response.text()}`);
  };
  const putBlob = async (body: Buffer) => {
    const uploads = `${endpoint}/v2/${repositoryName}/blobs/uploads/`;
    const begun = await fetch(uploads, { method: "POST", headers: { authorization } });
    const upload = new URL(begun.headers.get("location") ?? assert.fail("no upload"), endpoint);
    upload.searchParams.set("digest", digestOf(body));
    await put(upload.href, body, "application/octet-stream");
    return { digest: digestOf(body), size: body.length };
  };
  const layer = Buffer.from(`what makes ${tag}`);
  const config = Buffer.from(
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      created: "2026-01-02T03:04:05Z",
      config: { Env: ["PATH=/bin"], Entrypoint: ["/bin/tienda"], Cmd: ["serve"], ExposedPorts: { "5000/tcp": {} } },
      rootfs: { type: "layers", diff_ids: [digestOf(layer)] },
      history: [{ created: "2026-01-02T03:04:05Z", created_by: "COPY tienda /bin/tienda" }],
    }),
  );
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, ...(await putBlob(config)) },
      layers: [{ mediaType: types.layer, ...(await putBlob(layer)) }],
    }),
  );
  await put(`/v2/${repositoryName}/manifests/${tag}`, manifest, types.manifest);
  return digestOf(manifest);
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
