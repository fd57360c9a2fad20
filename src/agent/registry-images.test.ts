// Whose images a task may run: the execution role's rights and the repository's policy are asked for each task.
import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../kit/clock.ts";
import { seededDice } from "../kit/ids.ts";
import type { Role } from "../model/iam/records.ts";
import { MemoryJournal } from "../store/journal/memory.ts";
import { Store } from "../store/store.ts";
import { ecrTables, images, imageTags, repositories } from "../store/tables/ecr.ts";
import { iamTables, roles } from "../store/tables/iam.ts";
import { registryImages } from "./registry-images.ts";

const owner = { account: "111111111111", region: "us-east-1" };
const stranger = "222222222222";
const digest = `sha256:${"a".repeat(64)}`;
const image = `${owner.account}.dkr.ecr.${owner.region}.amazonaws.com/web`;

const role = (account: string): Role => ({
  account,
  name: "pulls",
  path: "/",
  id: `AROA${account}`,
  arn: `arn:aws:iam::${account}:role/pulls`,
  createdAtMs: 0,
  tags: [],
  inlinePolicies: [
    { name: "p", document: JSON.stringify({ Statement: { Effect: "Allow", Action: "ecr:*", Resource: "*" } }) },
  ],
  attachedPolicyArns: [],
  assumeRolePolicyDocument: JSON.stringify({ Statement: [] }),
  maxSessionDurationS: 3600,
});

/** One image, and a role of its account and one of another that may do all of ECR. */
function house(policy?: object) {
  const store = new Store(new MemoryJournal(), [...ecrTables, ...iamTables]);
  store.transact((tx) => {
    tx.put(roles, role(owner.account));
    tx.put(roles, role(stranger));
    tx.put(repositories, {
      ...owner,
      name: "web",
      createdAtMs: 0,
      mutability: "MUTABLE",
      mutabilityExclusions: [],
      scanOnPush: false,
      encryption: { encryptionType: "AES256" },
      tags: [],
      ...(policy && { policyText: JSON.stringify({ Statement: policy }) }),
    });
    const within = { ...owner, repositoryName: "web" };
    tx.put(images, {
      ...within,
      digest,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      sizeBytes: 1,
      blobs: [],
      manifests: [],
      imageSizeBytes: 1,
      pushedAtMs: 0,
    });
    tx.put(imageTags, { ...within, tag: "latest", digest });
  });
  const source = registryImages({
    store,
    clock: systemClock,
    dice: seededDice("images"),
    registryHost: "localhost:4566",
  });
  return (account: string) => source.resolve(image, { account, region: owner.region }, role(account).arn);
}

const allowsAll = { Effect: "Allow", Principal: "*", Action: "ecr:*" };

test("the repository's account may, without a policy", async () => {
  assert.equal((await house()(owner.account)).digest, digest);
});

test("another account may not, whatever its own policies say, until the repository's policy lets it", async () => {
  await assert.rejects(
    house()(stranger),
    /^TaskFailure: CannotPullContainerError: .*not authorized to perform: ecr:BatchGetImage .*no resource-based policy/,
  );
  assert.equal((await house(allowsAll)(stranger)).digest, digest);
});

test("the repository's policy may deny its own account's roles", async () => {
  const denies = { ...allowsAll, Effect: "Deny" };
  await assert.rejects(house(denies)(owner.account), /with an explicit deny in a resource-based policy/);
});
