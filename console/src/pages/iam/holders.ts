// Who holds policies, a user or a role, and the calls that change what it holds: the two have operations of their own.
import {
  type AttachedPolicy,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DeleteAccessKeyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroupsForUser,
  paginateListRolePolicies,
  paginateListUserPolicies,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import type { Aws } from "../../aws/aws.ts";
import type { LiveRead } from "../../aws/live.tsx";
import { decodeDocument } from "./documents.ts";
import { all } from "./pages.ts";

export interface Holder {
  readonly kind: "user" | "role";
  readonly name: string;
}

export interface HeldPolicies {
  readonly attached: readonly AttachedPolicy[];
  /** Names. */
  readonly inline: readonly string[];
}

export const heldPoliciesRead = (holder: Holder): LiveRead<HeldPolicies> => ({
  key: ["iam", "held-policies", holder],
  on: [{ kind: holder.kind, name: holder.name }],
  read: (aws, signal) => heldPolicies(aws, holder, signal),
});

async function heldPolicies(aws: Aws, { kind, name }: Holder, signal?: AbortSignal): Promise<HeldPolicies> {
  const client = { client: aws.of(IAMClient) };
  const user = { UserName: name };
  const role = { RoleName: name };
  const attached =
    kind === "user" ? paginateListAttachedUserPolicies(client, user) : paginateListAttachedRolePolicies(client, role);
  const inline = kind === "user" ? paginateListUserPolicies(client, user) : paginateListRolePolicies(client, role);
  return {
    attached: await all(attached, ({ AttachedPolicies }) => AttachedPolicies, signal),
    inline: await all(inline, ({ PolicyNames }) => PolicyNames, signal),
  };
}

export async function attachPolicy(aws: Aws, { kind, name }: Holder, arn: string): Promise<void> {
  const iam = aws.of(IAMClient);
  if (kind === "user") await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: arn }));
  else await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: arn }));
}

export async function detachPolicy(aws: Aws, { kind, name }: Holder, arn: string): Promise<void> {
  const iam = aws.of(IAMClient);
  if (kind === "user") await iam.send(new DetachUserPolicyCommand({ UserName: name, PolicyArn: arn }));
  else await iam.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn: arn }));
}

/** The document of an inline policy, laid out. */
export async function inlinePolicy(aws: Aws, { kind, name }: Holder, policy: string): Promise<string> {
  const iam = aws.of(IAMClient);
  const { PolicyDocument } =
    kind === "user"
      ? await iam.send(new GetUserPolicyCommand({ UserName: name, PolicyName: policy }))
      : await iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: policy }));
  return decodeDocument(PolicyDocument);
}

export async function putInlinePolicy(
  aws: Aws,
  { kind, name }: Holder,
  policy: string,
  document: string,
): Promise<void> {
  const iam = aws.of(IAMClient);
  const input = { PolicyName: policy, PolicyDocument: document };
  if (kind === "user") await iam.send(new PutUserPolicyCommand({ UserName: name, ...input }));
  else await iam.send(new PutRolePolicyCommand({ RoleName: name, ...input }));
}

export async function deleteInlinePolicy(aws: Aws, { kind, name }: Holder, policy: string): Promise<void> {
  const iam = aws.of(IAMClient);
  if (kind === "user") await iam.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName: policy }));
  else await iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: policy }));
}

/** IAM refuses to delete what still holds something: as AWS's console does, everything is taken from it first. */
export async function deleteHolder(aws: Aws, holder: Holder): Promise<void> {
  const iam = aws.of(IAMClient);
  const { attached, inline } = await heldPolicies(aws, holder);
  for (const { PolicyArn = "" } of attached) await detachPolicy(aws, holder, PolicyArn);
  for (const policy of inline) await deleteInlinePolicy(aws, holder, policy);
  if (holder.kind === "role") {
    await iam.send(new DeleteRoleCommand({ RoleName: holder.name }));
    return;
  }
  const user = { UserName: holder.name };
  const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand(user));
  for (const { AccessKeyId } of keys) await iam.send(new DeleteAccessKeyCommand({ ...user, AccessKeyId }));
  const groups = await all(paginateListGroupsForUser({ client: iam }, user), ({ Groups }) => Groups);
  for (const { GroupName } of groups) await iam.send(new RemoveUserFromGroupCommand({ ...user, GroupName }));
  await iam.send(new DeleteUserCommand(user));
}
