// A user with a key, in a group, with policies of each kind; a role; a policy with two versions.
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import assert from "node:assert/strict";
import type { House } from "../../house.ts";

const allow = (action: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export async function putIdentities({ iam }: House) {
  const UserName = "ana";
  const GroupName = "estudiantes";
  await iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: "curso", Value: "uno" }] }));
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(new AddUserToGroupCommand({ UserName, GroupName }));
  await iam.send(new CreateAccessKeyCommand({ UserName }));
  await iam.send(
    new PutUserPolicyCommand({ UserName, PolicyName: "propia", PolicyDocument: allow("ecs:ListClusters") }),
  );
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: "leer-ecs", PolicyDocument: allow("ecs:Describe*") }),
  );
  const policy = Policy?.Arn ?? assert.fail("no policy");
  await iam.send(
    new CreatePolicyVersionCommand({ PolicyArn: policy, PolicyDocument: allow("ecs:List*"), SetAsDefault: true }),
  );
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: policy }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: policy }));
  const role = "tienda";
  await iam.send(
    new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument: trust, Description: "De la tienda" }),
  );
  return { user: UserName, role, policy };
}
