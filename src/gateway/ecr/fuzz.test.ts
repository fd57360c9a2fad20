// Whatever comes in, an AWS error or an answer that fits its schema goes out, and no row outlives its repository.
import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "../../../test/support/ecr-house.ts";
import { fuzzService } from "../../../test/support/fuzz-service.ts";
import { keyOfRepository } from "../../model/ecr/names.ts";
import { digestOf } from "../../registry/registry.ts";
import { blobLinks, images, imageTags, layerUploads, repositories } from "../../store/tables/ecr.ts";
import { keepEcr } from "./housekeeping.ts";

const empty = Buffer.from("{}");
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: "application/vnd.oci.image.manifest.v1+json",
  config: { mediaType: "application/vnd.oci.empty.v1+json", digest: digestOf(empty), size: 2 },
  layers: [],
});
const rules = (countNumber: number) =>
  JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "so many are enough, and the rest may go",
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber },
        action: { type: "expire" },
      },
    ],
  });
const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:*" }],
});

test("random input never meets a bug", async (t) => {
  const { call, store, clock, catalogue, blobs, service } = await house();
  await blobs.put(empty);
  const tokens = new Set<string>();
  const names = ["web", "team/api"];
  const words = () => ({
    repositoryName: names,
    repositoryNames: names,
    registryId: ["000000000000", "111111111111"],
    resourceArn: names.map((name) => `arn:aws:ecr:us-east-1:000000000000:repository/${name}`),
    imageTag: ["v1", "dev-1", "latest"],
    imageDigest: [digestOf(Buffer.from(manifest)), ...store.list(images).map(({ digest }) => digest)],
    imageManifest: [manifest, `${manifest} `, `${manifest}  `],
    imageManifestMediaType: ["application/vnd.oci.image.manifest.v1+json"],
    imageTagMutability: ["MUTABLE", "IMMUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"],
    filter: ["dev-*"],
    filterType: ["WILDCARD"],
    encryptionType: ["AES256", "KMS"],
    tagStatus: ["TAGGED", "UNTAGGED", "ANY"],
    policyText: [policy],
    lifecyclePolicyText: [rules(1), rules(3)],
    layerDigest: [digestOf(empty)],
    layerDigests: [digestOf(empty)],
    uploadId: store.list(layerUploads).map(({ uploadId }) => uploadId),
    nextToken: [...tokens].slice(-3),
    Key: ["a", "b"],
    Value: ["1"],
    name: ["BLOB_MOUNTING"],
    value: ["ENABLED"],
  });
  // A configuration to name, so that manifests can be put.
  const link = async () => {
    for (const { account, region, name } of store.list(repositories))
      await catalogue.linkBlob({ account, region, name }, digestOf(empty), 2);
  };
  let calls = 0;
  const answered = await fuzzService({
    service,
    seed: "ecr fuzz",
    rounds: 3000,
    words,
    rarely: /^(Delete|BatchDelete)/,
    call: async (operation, input) => {
      if (calls++ % 20 === 0) await link();
      if (calls % 200 === 0) keepEcr(store, clock.nowMs());
      const output = await call(operation, input);
      if (typeof output.nextToken === "string") tokens.add(output.nextToken);
    },
  });
  t.diagnostic(`${answered} of 3000 answered, ${store.list(images).length} images`);
  assert.ok(answered > 500, `only ${answered} were answered`);
  const there = new Set(store.list(repositories).map((row) => repositories.key(row)));
  for (const table of [images, imageTags, blobLinks, layerUploads] as const)
    for (const row of store.list<{ account: string; region: string; repositoryName: string }, never>(table as never))
      assert.ok(there.has(keyOfRepository(row)), `${JSON.stringify(row)} has no repository`);
  for (const row of store.list(imageTags))
    assert.ok(store.get(images, `${keyOfRepository(row)}@${row.digest}`), `the tag ${row.tag} names no image`);
});
