import assert from "node:assert/strict";
import { test } from "node:test";
import { registryDefaults, repositoryOfPath, repositoryPath } from "../../model/ecr/names.ts";
import type { Principal } from "../../model/iam/principal.ts";
import { repositoryFromPath, repositoryPath as registryPath } from "../../registry/registry.ts";
import { account, house, pushImage, refuses } from "../../../test/support/ecr-house.ts";

test("the model's path of a repository is the registry's", () => {
  const other = { account: "123456789012", region: "eu-west-1", name: "team/web" };
  for (const ref of [
    { ...registryDefaults, name: "web" },
    other,
    { ...registryDefaults, name: "123456789012/eu-west-1/x" },
  ]) {
    assert.equal(repositoryPath(ref), registryPath(ref, registryDefaults));
    assert.deepEqual(repositoryOfPath(repositoryPath(ref)), ref);
  }
  for (const path of [
    "web",
    "Web",
    "a/b",
    "123456789012/eu-west-1/web",
    "123456789012/eu-west-1",
    "a__b",
    "a___b",
    "a..b",
  ])
    assert.deepEqual(repositoryOfPath(path), repositoryFromPath(path, registryDefaults), path);
});

test("repositories: created, described, deleted", async () => {
  const { call, clock } = await house();
  const { repository } = await call("CreateRepository", {
    repositoryName: "team/web",
    tags: [{ Key: "a", Value: "b" }],
  });
  assert.deepEqual(repository, {
    repositoryArn: "arn:aws:ecr:us-east-1:000000000000:repository/team/web",
    registryId: account,
    repositoryName: "team/web",
    repositoryUri: "localhost:4566/team/web",
    createdAt: new Date(clock.nowMs()),
    imageTagMutability: "MUTABLE",
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfiguration: { encryptionType: "AES256" },
  });
  await refuses(
    call("CreateRepository", { repositoryName: "team/web" }),
    "RepositoryAlreadyExistsException",
    "The repository with name 'team/web' already exists in the registry with id '000000000000'",
  );
  const elsewhere = await call("CreateRepository", { repositoryName: "team/web" }, { region: "eu-west-1" });
  assert.equal(elsewhere.repository.repositoryUri, "localhost:4566/000000000000/eu-west-1/team/web");
  await refuses(
    call("DescribeRepositories", { repositoryNames: ["team/web", "nope"] }),
    "RepositoryNotFoundException",
    "The repository with name 'nope' does not exist in the registry with id '000000000000'",
  );
  await call("CreateRepository", { repositoryName: "api" });
  const first = await call("DescribeRepositories", { maxResults: 1 });
  const second = await call("DescribeRepositories", { maxResults: 1, nextToken: first.nextToken });
  assert.deepEqual(
    [first, second].map(({ repositories }) => repositories[0].repositoryName),
    ["api", "team/web"],
  );
  assert.equal(second.nextToken, undefined);
  await call("DeleteRepository", { repositoryName: "api" });
  assert.equal((await call("DescribeRepositories")).repositories.length, 1);
});

test("names and ranges are refused in AWS's words", async () => {
  const { call } = await house();
  const name = (repositoryName: string) => call("CreateRepository", { repositoryName });
  await refuses(
    name("Web"),
    "InvalidParameterException",
    "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*''",
  );
  await refuses(
    name("a"),
    "InvalidParameterException",
    "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must have length greater than or equal to 2'",
  );
  await refuses(name("a".repeat(257)), "InvalidParameterException", /less than or equal to 256/);
  await refuses(call("DescribeRepositories", { maxResults: 1001 }), "InvalidParameterException", /maxResults/);
  await refuses(call("DescribeRepositories", { nextToken: "?" }), "InvalidParameterException", /nextToken/);
  await refuses(
    call("ListImages", { repositoryName: "web", registryId: "1" }),
    "InvalidParameterException",
    /registryId/,
  );
});

test("rights: nobody without a policy; a repository's policy opens it to another account and may close it to its own", async () => {
  const all = await house();
  const { call, oci } = all;
  await call("CreateRepository", { repositoryName: "web" });
  await pushImage(all, "web", "one", "v1");
  const stranger: Principal = {
    kind: "root",
    account: "111111111111",
    arn: "arn:aws:iam::111111111111:root",
    userId: "111111111111",
    accessKeyId: "k",
  };
  const list = () => call("ListImages", { repositoryName: "web", registryId: account }, { as: stranger });
  await refuses(
    list(),
    "AccessDeniedException",
    /ecr:ListImages on resource: arn:aws:ecr:us-east-1:000000000000:repository\/web because no resource-based policy/,
  );
  assert.equal((await oci("GET", "web/manifests/v1", {}, { as: stranger })).status, 403);
  const set = (...Statement: object[]) =>
    call("SetRepositoryPolicy", {
      repositoryName: "web",
      policyText: JSON.stringify({ Version: "2012-10-17", Statement }),
    });
  const open = {
    Sid: "a",
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111111111111:root" },
    Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:ListImages"],
  };
  await set(open);
  assert.equal((await list()).imageIds.length, 1);
  assert.equal((await oci("GET", "web/manifests/v1", {}, { as: stranger })).status, 200);
  assert.equal((await oci("POST", "web/blobs/uploads/", {}, { as: stranger })).status, 403);
  await set(open, { Sid: "b", Effect: "Deny", Principal: "*", Action: "ecr:ListImages" });
  await refuses(
    call("ListImages", { repositoryName: "web" }),
    "AccessDeniedException",
    /with an explicit deny in a resource-based policy/,
  );
  await refuses(
    set({ Sid: "c", Effect: "Deny", Principal: "*", Action: "ecr:*" }),
    "InvalidParameterException",
    /would prevent you/,
  );
  const nobody: Principal = {
    kind: "user",
    account,
    arn: `arn:aws:iam::${account}:user/x`,
    userId: "AIDAX",
    accessKeyId: "k",
  };
  await refuses(
    call("DescribeImages", { repositoryName: "web" }, { as: nobody }),
    "AccessDeniedException",
    /ecr:DescribeImages/,
  );
  await refuses(call("DescribeRepositories", {}, { as: nobody }), "AccessDeniedException", /repository\/\*/);
  await refuses(
    call("GetAuthorizationToken", {}, { as: nobody }),
    "AccessDeniedException",
    /ecr:GetAuthorizationToken/,
  );
});

test("repository policies: kept, answered, deleted, refused", async () => {
  const { call } = await house();
  await call("CreateRepository", { repositoryName: "web" });
  const missing =
    "Repository policy does not exist for the repository with name 'web' in the registry with id '000000000000'";
  await refuses(call("GetRepositoryPolicy", { repositoryName: "web" }), "RepositoryPolicyNotFoundException", missing);
  await refuses(
    call("SetRepositoryPolicy", { repositoryName: "web", policyText: "{" }),
    "InvalidParameterException",
    "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  );
  const policyText = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }],
  });
  await call("SetRepositoryPolicy", { repositoryName: "web", policyText });
  assert.equal((await call("GetRepositoryPolicy", { repositoryName: "web" })).policyText, policyText);
  assert.equal((await call("DeleteRepositoryPolicy", { repositoryName: "web" })).policyText, policyText);
  await refuses(
    call("DeleteRepositoryPolicy", { repositoryName: "web" }),
    "RepositoryPolicyNotFoundException",
    missing,
  );
});

test("settings, tags, the registry itself", async () => {
  const { call } = await house();
  const { repository } = await call("CreateRepository", { repositoryName: "web", tags: [{ Key: "a", Value: "1" }] });
  const resourceArn = repository.repositoryArn;
  await call("TagResource", {
    resourceArn,
    tags: [
      { Key: "a", Value: "2" },
      { Key: "b", Value: "3" },
    ],
  });
  await call("UntagResource", { resourceArn, tagKeys: ["b"] });
  assert.deepEqual((await call("ListTagsForResource", { resourceArn })).tags, [{ Key: "a", Value: "2" }]);
  await refuses(
    call("TagResource", { resourceArn, tags: [{ Key: "aws:x", Value: "" }] }),
    "InvalidTagParameterException",
    /reserved/,
  );
  await refuses(
    call("ListTagsForResource", { resourceArn: "arn:aws:s3:::x" }),
    "InvalidParameterException",
    /Invalid ARN/,
  );
  await call("PutImageScanningConfiguration", {
    repositoryName: "web",
    imageScanningConfiguration: { scanOnPush: true },
  });
  const { repositories } = await call("DescribeRepositories", { repositoryNames: ["web"] });
  assert.deepEqual(repositories[0].imageScanningConfiguration, { scanOnPush: true });
  assert.deepEqual(await call("DescribeRegistry"), { registryId: account, replicationConfiguration: { rules: [] } });
  const name = "BASIC_SCAN_TYPE_VERSION";
  assert.deepEqual(await call("GetAccountSetting", { name }), { name, value: "AWS_NATIVE" });
  await refuses(call("PutAccountSetting", { name, value: "CLAIR" }), "InvalidParameterException", /must be AWS_NATIVE/);
  await refuses(call("GetAccountSetting", { name: "constructor" }), "InvalidParameterException", /must be one of/);
});
