// A security group with rules of each kind: an address range, everywhere, itself.
import assert from "node:assert/strict";
import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand } from "@aws-sdk/client-ec2";
import type { House } from "../../house.ts";

/** Returns its id. */
export async function putSecurityGroup({ ec2 }: House, VpcId: string): Promise<string> {
  const { GroupId = assert.fail("no GroupId") } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: "tienda", Description: "De la tienda", VpcId }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "203.0.113.0/24" }] },
        { IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "web" }] },
        { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId }] },
      ],
    }),
  );
  return GroupId;
}
