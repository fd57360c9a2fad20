import assert from "node:assert/strict";
import { test } from "node:test";
import type * as ECR from "@aws-sdk/client-ecr";
import { registryDefaults } from "../../model/ecr/names.ts";
import { digestOf } from "../../registry/registry.ts";
import {
  account,
  configType,
  house,
  listType,
  manifestType,
  pushImage,
  refuses,
} from "../../../test/support/ecr-house.ts";
import { keepEcr } from "./housekeeping.ts";

test("a pull by docker's protocol is recorded, a look is not", async () => {
  const all = await house();
  const { call, oci, clock } = all;
  await call("CreateRepository", { repositoryName: "web" });
  await pushImage(all, "web", "one", "v1");
  const pulledAt = async () => {
    const { imageDetails } = await call("DescribeImages", { repositoryName: "web" });
    return imageDetails[0].lastRecordedPullTime;
  };
  await oci("HEAD", "web/manifests/v1");
  assert.equal(await pulledAt(), undefined);
  clock.advance(3_600_000);
  await (await oci("GET", "web/manifests/v1")).text();
  assert.deepEqual(await pulledAt(), new Date(clock.nowMs()));
});

test("an image by ECR's own road: seen by ECR and by docker's protocol, byte for byte", async () => {
  const all = await house();
  const { call, oci, clock } = all;
  await call("CreateRepository", { repositoryName: "web" });
  const { digest, layer, imageManifest } = await pushImage(all, "web", "one", "v1");
  const pulled = await oci("GET", "web/manifests/v1");
  assert.equal(await pulled.text(), imageManifest);
  assert.equal(pulled.headers.get("docker-content-digest"), digest);
  assert.equal(await (await oci("GET", `web/blobs/${layer.digest}`)).text(), "layer of one");
  const { imageDetails } = await call("DescribeImages", { repositoryName: "web" });
  assert.deepEqual(imageDetails, [
    {
      registryId: account,
      repositoryName: "web",
      imageDigest: digest,
      imageTags: ["v1"],
      imageSizeInBytes: layer.size,
      imagePushedAt: new Date(clock.nowMs()),
      imageManifestMediaType: manifestType,
      artifactMediaType: configType,
      imageStatus: "ACTIVE",
      lastRecordedPullTime: new Date(clock.nowMs()),
    },
  ]);
  const { images } = await call("BatchGetImage", { repositoryName: "web", imageIds: [{ imageTag: "v1" }] });
  assert.deepEqual(images[0].imageId, { imageDigest: digest, imageTag: "v1" });
  assert.equal(images[0].imageManifest, imageManifest);
  const after = await call("DescribeImages", { repositoryName: "web", imageIds: [{ imageDigest: digest }] });
  assert.deepEqual(after.imageDetails[0].lastRecordedPullTime, new Date(clock.nowMs()));
  await refuses(
    call("PutImage", { repositoryName: "web", imageManifest, imageTag: "v1" }),
    "ImageAlreadyExistsException",
    `Image with digest '${digest}' and tag 'v1' already exists in the repository with name 'web' in registry with id '000000000000'`,
  );
  await call("PutImage", { repositoryName: "web", imageManifest, imageTag: "v2" });
  assert.deepEqual((await call("DescribeImages", { repositoryName: "web" })).imageDetails[0].imageTags, ["v1", "v2"]);
});

test("an image by docker's protocol: ECR lists it", async () => {
  const { call, oci } = await house();
  await call("CreateRepository", { repositoryName: "web" });
  const blob = async (text: string) => {
    const bytes = Buffer.from(text);
    const answer = await oci("POST", `web/blobs/uploads/?digest=${digestOf(bytes)}`, { body: bytes });
    assert.equal(answer.status, 201);
    return { digest: digestOf(bytes), size: bytes.length };
  };
  const config = { mediaType: configType, ...(await blob("{}")) };
  const layers = [{ mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", ...(await blob("layer")) }];
  const body = JSON.stringify({ schemaVersion: 2, mediaType: manifestType, config, layers });
  const headers = { "content-type": manifestType };
  assert.equal((await oci("PUT", "web/manifests/latest", { body, headers })).status, 201);
  const imageDigest = digestOf(Buffer.from(body));
  const { imageIds } = await call("ListImages", { repositoryName: "web" });
  assert.deepEqual(imageIds, [{ imageDigest, imageTag: "latest" }]);
  const gone = await oci("PUT", "nope/manifests/latest", { body, headers });
  assert.match(
    await gone.text(),
    /"NAME_UNKNOWN","message":"The repository with name 'nope' does not exist in the registry with id '000000000000'"/,
  );
});

test("immutable tags stay on both roads, but for what is excluded", async () => {
  const all = await house();
  const { call, oci } = all;
  await call("CreateRepository", {
    repositoryName: "web",
    imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
    imageTagMutabilityExclusionFilters: [{ filterType: "WILDCARD", filter: "dev*" }],
  });
  const one = await pushImage(all, "web", "one", "v1");
  const two = await pushImage(all, "web", "two", "dev");
  const sentence =
    "The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the repository is immutable.";
  await refuses(
    call("PutImage", { repositoryName: "web", imageManifest: two.imageManifest, imageTag: "v1" }),
    "ImageTagAlreadyExistsException",
    sentence,
  );
  const headers = { "content-type": manifestType };
  const pushed = await oci("PUT", "web/manifests/v1", { body: two.imageManifest, headers });
  assert.equal(pushed.status, 400);
  assert.deepEqual(((await pushed.json()) as { errors: { message: string }[] }).errors[0]?.message, sentence);
  await call("PutImage", { repositoryName: "web", imageManifest: one.imageManifest, imageTag: "dev" });
  await call("PutImageTagMutability", { repositoryName: "web", imageTagMutability: "MUTABLE" });
  assert.equal((await oci("PUT", "web/manifests/v1", { body: two.imageManifest, headers })).status, 201);
  await refuses(
    call("PutImageTagMutability", { repositoryName: "web", imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
    "InvalidParameterException",
    /imageTagMutabilityExclusionFilters/,
  );
});

test("deleting images: tags, the last tag, digests, indexes; and repositories with images only by force", async () => {
  const all = await house();
  const { call, catalogue } = all;
  await call("CreateRepository", { repositoryName: "web" });
  const one = await pushImage(all, "web", "one", "v1");
  await call("PutImage", { repositoryName: "web", imageManifest: one.imageManifest, imageTag: "v2" });
  const two = await pushImage(all, "web", "two");
  const list = {
    schemaVersion: 2,
    mediaType: listType,
    manifests: [{ mediaType: manifestType, digest: two.digest, size: Buffer.byteLength(two.imageManifest) }],
  };
  const index = (
    await call("PutImage", { repositoryName: "web", imageManifest: JSON.stringify(list), imageTag: "all" })
  ).image;
  const remove = (...imageIds: object[]) => call("BatchDeleteImage", { repositoryName: "web", imageIds });
  const first = await remove(
    { imageTag: "v1" },
    { imageTag: "no" },
    {},
    { imageDigest: two.digest },
    { imageDigest: "x" },
  );
  assert.deepEqual(first.imageIds, [{ imageDigest: one.digest, imageTag: "v1" }]);
  assert.deepEqual(
    first.failures.map(({ failureCode }: ECR.ImageFailure) => failureCode),
    ["ImageNotFound", "MissingDigestAndTag", "ImageReferencedByManifestList", "InvalidImageDigest"],
  );
  await remove({ imageTag: "v2" });
  const left = await call("ListImages", { repositoryName: "web" });
  assert.equal(left.imageIds.length, 2);
  assert.equal(catalogue.liveDigests().has(one.layer.digest), false);
  await refuses(
    call("DeleteRepository", { repositoryName: "web" }),
    "RepositoryNotEmptyException",
    "The repository with name 'web' in registry with id '000000000000' cannot be deleted because it still contains images",
  );
  const last = await remove({ imageDigest: index.imageId.imageDigest }, { imageDigest: two.digest });
  assert.deepEqual(last.imageIds, [
    { imageDigest: index.imageId.imageDigest, imageTag: "all" },
    { imageDigest: two.digest },
  ]);
  await pushImage(all, "web", "three", "v3");
  await call("DeleteRepository", { repositoryName: "web", force: true });
  assert.equal(catalogue.liveDigests().size, 0);
  await call("CreateRepository", { repositoryName: "web" });
  assert.deepEqual((await call("ListImages", { repositoryName: "web" })).imageIds, []);
});

test("images: filters, pages, both names, accepted media types", async () => {
  const all = await house();
  const { call, clock } = all;
  await call("CreateRepository", { repositoryName: "web" });
  const pushed = [];
  for (const [name, tag] of [
    ["a", "v1"],
    ["b", undefined],
    ["c", "v3"],
  ] as const) {
    pushed.push(await pushImage(all, "web", name, tag));
    clock.advance(1000);
  }
  const digests = pushed.map(({ digest }) => digest);
  const describe = (input: object) => call("DescribeImages", { repositoryName: "web", ...input });
  const shown = (answer: { imageDetails: ECR.ImageDetail[] }) =>
    answer.imageDetails.map(({ imageDigest }) => imageDigest);
  assert.deepEqual(shown(await describe({})), [...digests].reverse());
  assert.deepEqual(shown(await describe({ filter: { tagStatus: "UNTAGGED" } })), [digests[1]]);
  const first = await describe({ maxResults: 2 });
  assert.deepEqual(shown(await describe({ maxResults: 2, nextToken: first.nextToken })), [digests[0]]);
  assert.deepEqual(shown(await describe({ imageIds: [{ imageTag: "v3" }] })), [digests[2]]);
  await refuses(
    describe({ imageIds: [{ imageTag: "no" }] }),
    "ImageNotFoundException",
    "The image with imageId {imageDigest:'null', imageTag:'no'} does not exist within the repository with name 'web' in the registry with id '000000000000'",
  );
  const tagged = await call("ListImages", { repositoryName: "web", filter: { tagStatus: "TAGGED" } });
  assert.equal(tagged.imageIds.length, 2);
  const get = (imageIds: object[], acceptedMediaTypes?: string[]) =>
    call("BatchGetImage", { repositoryName: "web", imageIds, acceptedMediaTypes });
  const wrong = await get([{ imageDigest: digests[0], imageTag: "v3" }]);
  assert.equal(wrong.failures[0].failureCode, "ImageTagDoesNotMatchDigest");
  assert.match((await get([{ imageTag: "v1" }], [listType])).failures[0].failureReason, /media type/);
  assert.equal((await get([{ imageTag: "v1" }], [manifestType])).images.length, 1);
});

test("life cycles: previewed, carried out hourly, and links are forgotten when nothing needs them", async () => {
  const all = await house();
  const { call, store, clock, catalogue } = all;
  await call("CreateRepository", { repositoryName: "web" });
  const old = await pushImage(all, "web", "old");
  clock.advance(15 * 86_400_000);
  const young = await pushImage(all, "web", "young");
  const missing =
    "Lifecycle policy does not exist for the repository with name 'web' in the registry with id '000000000000'";
  await refuses(call("GetLifecyclePolicy", { repositoryName: "web" }), "LifecyclePolicyNotFoundException", missing);
  await refuses(
    call("StartLifecyclePolicyPreview", { repositoryName: "web" }),
    "LifecyclePolicyNotFoundException",
    missing,
  );
  const lifecyclePolicyText = JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "Untagged images go after two weeks",
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
        action: { type: "expire" },
      },
    ],
  });
  await refuses(
    call("PutLifecyclePolicy", {
      repositoryName: "web",
      lifecyclePolicyText: lifecyclePolicyText.replace("days", "years"),
    }),
    "InvalidParameterException",
    /^Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: /,
  );
  await refuses(
    call("GetLifecyclePolicyPreview", { repositoryName: "web" }),
    "LifecyclePolicyPreviewNotFoundException",
    /web/,
  );
  await call("StartLifecyclePolicyPreview", { repositoryName: "web", lifecyclePolicyText });
  const preview = await call("GetLifecyclePolicyPreview", { repositoryName: "web" });
  assert.deepEqual([preview.status, preview.summary], ["COMPLETE", { expiringImageTotalCount: 1 }]);
  assert.equal(preview.previewResults[0].imageDigest, old.digest);
  assert.deepEqual(keepEcr(store, clock.nowMs()).expiredImages, 0, "a preview changes nothing");
  await call("PutLifecyclePolicy", { repositoryName: "web", lifecyclePolicyText });
  assert.equal(keepEcr(store, clock.nowMs()).expiredImages, 1);
  const policy = await call("GetLifecyclePolicy", { repositoryName: "web" });
  assert.deepEqual(
    [policy.lifecyclePolicyText, policy.lastEvaluatedAt],
    [lifecyclePolicyText, new Date(clock.nowMs())],
  );
  assert.deepEqual((await call("ListImages", { repositoryName: "web" })).imageIds, [{ imageDigest: young.digest }]);
  assert.equal(catalogue.hasBlob({ ...registryDefaults, name: "web" }, old.layer.digest), false, "its link was old");
  assert.equal(catalogue.hasBlob({ ...registryDefaults, name: "web" }, young.layer.digest), true);
  await call("DeleteLifecyclePolicy", { repositoryName: "web" });
});
