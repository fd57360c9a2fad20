// Networking of forms: the console's beginnings, AWS's limits, and what is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newDraft } from "../../ec2/parts/rule-draft.ts";
import type { Network } from "../network-reads.ts";
import { networkOf, networkPreset, networkRequest, problemsOfNetwork, withNewGroup, withVpc } from "./network-draft.ts";

const network: Network = {
  vpcs: [{ VpcId: "vpc-2" }, { VpcId: "vpc-1", IsDefault: true }],
  subnets: [
    { SubnetId: "subnet-a", VpcId: "vpc-1" },
    { SubnetId: "subnet-b", VpcId: "vpc-1" },
    { SubnetId: "subnet-c", VpcId: "vpc-2" },
  ],
  groups: [
    { GroupId: "sg-1", GroupName: "default", VpcId: "vpc-1" },
    { GroupId: "sg-2", GroupName: "web", VpcId: "vpc-1" },
    { GroupId: "sg-3", GroupName: "default", VpcId: "vpc-2" },
  ],
};

test("Begins with the default VPC, all of its subnets, its default group and a public IP", () => {
  const draft = networkPreset(network);
  assert.deepEqual(networkRequest(draft, draft.groupIds), {
    awsvpcConfiguration: { subnets: ["subnet-a", "subnet-b"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
  });
  assert.deepEqual(problemsOfNetwork(draft), {});
});

test("Another VPC brings its own subnets and group", () => {
  const { subnetIds, groupIds } = withVpc(networkPreset(network), "vpc-2", network);
  assert.deepEqual([subnetIds, groupIds], [["subnet-c"], ["sg-3"]]);
});

test("A service's own network is kept as it is", () => {
  const configuration = {
    awsvpcConfiguration: { subnets: ["subnet-c"], securityGroups: [], assignPublicIp: "DISABLED" as const },
  };
  const draft = networkOf(configuration, network);
  assert.equal(draft.vpcId, "vpc-2");
  assert.deepEqual(networkRequest(draft, draft.groupIds), configuration);
});

test("An account without a VPC says what is missing", () => {
  assert.deepEqual(problemsOfNetwork(networkPreset({ vpcs: [], subnets: [], groups: [] })), {
    vpc: "vpcMissing",
    subnets: "subnetsMissing",
  });
});

test("AWS's limits", () => {
  const draft = networkPreset(network);
  const many = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`);
  assert.equal(problemsOfNetwork({ ...draft, subnetIds: many(17) }).subnets, "subnetsTooMany");
  assert.equal(problemsOfNetwork({ ...draft, groupIds: many(6) }).groups, "groupsTooMany");
});

test("A new group needs a name and a description that EC2 takes, and rules without problems", () => {
  const draft = { ...networkPreset(network), group: "new" as const };
  assert.deepEqual(problemsOfNetwork(draft), {
    groupName: "groupNameInvalid",
    groupDescription: "groupDescriptionInvalid",
  });
  const rule = newDraft("one", { ports: "80" });
  const named = { name: "hola-sg", description: "Hola", rules: [rule] };
  assert.deepEqual(problemsOfNetwork({ ...draft, newGroup: named }), { rules: "rulesInvalid" });
  const open = { ...named, rules: [{ ...rule, peer: "10.0.0.0/8" }] };
  assert.deepEqual(problemsOfNetwork({ ...draft, newGroup: open }), {});
  assert.equal(problemsOfNetwork({ ...draft, newGroup: { ...open, name: "sg-x" } }).groupName, "groupNameInvalid");
});

test("A new group begins with a name after what uses it and a rule for each port, and keeps what the visitor wrote", () => {
  const draft = withNewGroup(networkPreset(network), "hola-service", [5000]);
  assert.equal(draft.newGroup.name, "hola-service-sg");
  assert.deepEqual(
    draft.newGroup.rules.map(({ ports, peer }) => [ports, peer]),
    [["5000", ""]],
  );
  const own = { ...draft, newGroup: { ...draft.newGroup, name: "mine" } };
  assert.deepEqual(withNewGroup(own, "web", []), own);
});
