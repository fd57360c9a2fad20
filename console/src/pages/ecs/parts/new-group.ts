// A security group that a form makes on the way: first the group and its rules, then what uses it. When the latter is refused the
// group is taken back, so that trying again does not leave a row of them behind.
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import type { Aws } from "../../../aws/aws.ts";
import { asProblem } from "../../../aws/problems.ts";
import { permissionOf } from "../../ec2/parts/rule-draft.ts";
import type { NetworkDraft } from "./network-draft.ts";

/** What was refused, and that the group made for it could not be taken back. `name` is AWS's code. */
export class GroupStays extends Error {
  override readonly name: string;
  constructor(refused: unknown, note: string) {
    const { code, message } = asProblem(refused);
    super(`${message} ${note}`, { cause: refused });
    this.name = code;
  }
}

/**
 * Calls `send` with the groups that the draft chose, or with the one that it asks to make. Throws what AWS refused; `stays` words
 * that the new group is still there.
 */
export async function withGroups<T>(
  aws: Pick<Aws, "of">,
  draft: NetworkDraft,
  stays: (groupId: string) => string,
  send: (groupIds: readonly string[]) => Promise<T>,
): Promise<T> {
  if (draft.group === "existing") return send(draft.groupIds);
  const ec2 = aws.of(EC2Client);
  const { name, description, rules } = draft.newGroup;
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: description, VpcId: draft.vpcId }),
  );
  try {
    if (rules.length > 0)
      await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: rules.map(permissionOf) }));
    return await send([GroupId]);
  } catch (refused) {
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId })).catch(() => {
      throw new GroupStays(refused, stays(GroupId));
    });
    throw refused;
  }
}
