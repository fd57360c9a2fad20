// A group that a form makes on the way: made before its use, taken back after a refusal.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Aws } from "../../../aws/aws.ts";
import { newDraft } from "../../ec2/parts/rule-draft.ts";
import type { NetworkDraft } from "./network-draft.ts";
import { GroupStays, withGroups } from "./new-group.ts";

const draft: NetworkDraft = {
  vpcId: "vpc-1",
  subnetIds: ["subnet-1"],
  group: "new",
  groupIds: ["sg-default"],
  newGroup: {
    name: "hola-sg",
    description: "Hola",
    rules: [newDraft("one", { ports: "5000", peer: "0.0.0.0/0" })],
  },
  publicIp: true,
};

/** EC2 that answers with `sg-new` and refuses what is named. */
function ec2(...refused: readonly string[]): { readonly aws: Pick<Aws, "of">; readonly sent: string[] } {
  const sent: string[] = [];
  const client = {
    send: (command: object) => {
      const { name } = command.constructor;
      sent.push(name.replace(/Command$/, ""));
      return refused.includes(sent.at(-1) ?? "")
        ? Promise.reject(new Error("No."))
        : Promise.resolve({ GroupId: "sg-new" });
    },
  };
  return { aws: { of: () => client as never }, sent };
}

const stays = (groupId: string) => `${groupId} stays.`;
const send = (groupIds: readonly string[]) => Promise.resolve(groupIds);
const refuse = () => Promise.reject(new Error("Refused."));

test("Existing groups are used as they are", async () => {
  const { aws, sent } = ec2();
  assert.deepEqual(await withGroups(aws, { ...draft, group: "existing" }, stays, send), ["sg-default"]);
  assert.deepEqual(sent, []);
});

test("A new group is made with its rules before it is used", async () => {
  const { aws, sent } = ec2();
  assert.deepEqual(await withGroups(aws, draft, stays, send), ["sg-new"]);
  assert.deepEqual(sent, ["CreateSecurityGroup", "AuthorizeSecurityGroupIngress"]);
});

test("It is taken back when its rules or its use are refused", async () => {
  const rules = ec2("AuthorizeSecurityGroupIngress");
  await assert.rejects(withGroups(rules.aws, draft, stays, send), /^Error: No\.$/);
  assert.equal(rules.sent.at(-1), "DeleteSecurityGroup");
  const use = ec2();
  await assert.rejects(withGroups(use.aws, draft, stays, refuse), /^Error: Refused\.$/);
  assert.equal(use.sent.at(-1), "DeleteSecurityGroup");
});

test("When it cannot be taken back, the error says that it stays", async () => {
  const { aws } = ec2("DeleteSecurityGroup");
  await assert.rejects(withGroups(aws, draft, stays, refuse), (thrown) => {
    assert.ok(thrown instanceof GroupStays);
    assert.equal(thrown.message, "Refused. sg-new stays.");
    return true;
  });
});
