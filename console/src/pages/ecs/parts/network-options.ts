// VPCs, subnets and security groups as a list of choices shows them: the id with its name, and what tells it from others.
import type { SecurityGroup, Subnet, Tag, Vpc } from "@aws-sdk/client-ec2";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly tags?: readonly string[];
}

const nameOf = (tags: readonly Tag[] = []): string | undefined => tags.find(({ Key }) => Key === "Name")?.Value;
const idAndName = (id: string, name: string | undefined): string => (name ? `${id} | ${name}` : id);

export const vpcOption = ({ VpcId = "", CidrBlock, Tags, IsDefault }: Vpc): Choice => ({
  value: VpcId,
  label: idAndName(VpcId, nameOf(Tags) ?? (IsDefault ? "default" : undefined)),
  description: CidrBlock,
});

export const subnetOption = ({ SubnetId = "", AvailabilityZone, CidrBlock, Tags }: Subnet): Choice => ({
  value: SubnetId,
  label: idAndName(SubnetId, nameOf(Tags)),
  description: [AvailabilityZone, CidrBlock].filter(Boolean).join(" · "),
});

export const groupOption = ({ GroupId = "", GroupName, Description }: SecurityGroup): Choice => ({
  value: GroupId,
  label: idAndName(GroupId, GroupName),
  description: Description,
});
