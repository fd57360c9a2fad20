import assert from "node:assert/strict";
import { test } from "node:test";
import { harness } from "../harness.ts";
import { seed } from "./defaults.ts";
import { ec2 } from "./index.ts";

async function house() {
  const h = await harness({ services: [ec2], seeds: [seed] });
  const call = (name: string, input: object = {}) => h.call("ec2", name, input);
  const { Vpcs } = await call("DescribeVpcs");
  const { Subnets } = await call("DescribeSubnets");
  return { call, VpcId: Vpcs[0].VpcId as string, SubnetId: Subnets[0].SubnetId as string };
}

const tag = (Key: string, Value?: string) => ({ Key, Value });

test("tags are put, replaced, found and taken away on resources of several kinds at once", async () => {
  const { call, VpcId, SubnetId } = await house();
  await call("CreateTags", { Resources: [VpcId, SubnetId], Tags: [tag("Name", "main"), tag("empty")] });
  await call("CreateTags", { Resources: [SubnetId], Tags: [tag("Name", "first")] });
  const tags = async (Name: string, ...Values: string[]) =>
    (await call("DescribeTags", { Filters: [{ Name, Values }] })).Tags.map(
      (row: Record<string, string>) => `${row.ResourceType} ${row.Key}=${row.Value}`,
    );
  assert.deepEqual(await tags("resource-id", SubnetId), ["subnet Name=first", "subnet empty="]);
  assert.deepEqual(await tags("value", "main"), ["vpc Name=main"]);
  await call("DeleteTags", { Resources: [VpcId, SubnetId], Tags: [tag("Name", "main"), tag("empty")] });
  assert.deepEqual(await tags("key", "*"), ["subnet Name=first"]);
  await call("DeleteTags", { Resources: [SubnetId] });
  assert.deepEqual(await tags("key", "*"), []);
});

test("tags on creation, of the type that is created", async () => {
  const { call } = await house();
  const create = (ResourceType: string, ...Tags: object[]) =>
    call("CreateVpc", { CidrBlock: "10.0.0.0/16", TagSpecifications: [{ ResourceType, Tags }] });
  const { Vpc } = await create("vpc", tag("Name", "x"));
  assert.deepEqual(Vpc.Tags, [{ Key: "Name", Value: "x" }]);
  await assert.rejects(create("subnet", tag("Name", "x")), { name: "InvalidParameterValue" });
  await assert.rejects(create("vpc", tag("a"), tag("a")), { message: "Duplicate tag key specified." });
  await assert.rejects(create("vpc", tag("AWS:a")), {
    message: "Tag keys starting with 'aws:' are reserved for internal use",
  });
});

test("the fifty-first tag, and resources that are not there", async () => {
  const { call, VpcId } = await house();
  const Tags = Array.from({ length: 50 }, (_, at) => tag(`k${at}`, "v"));
  await call("CreateTags", { Resources: [VpcId], Tags });
  await assert.rejects(call("CreateTags", { Resources: [VpcId], Tags: [tag("more")] }), { name: "TagLimitExceeded" });
  await assert.rejects(call("CreateTags", { Resources: ["vpc-0123456789abcdef0"], Tags: [tag("a")] }), {
    name: "InvalidVpcID.NotFound",
  });
  await assert.rejects(call("CreateTags", { Resources: ["x-1"], Tags: [tag("a")] }), {
    name: "InvalidID",
    message: "The ID 'x-1' is not valid",
  });
});
