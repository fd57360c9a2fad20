// Identifiers of EC2's resources: a prefix and seventeen hexadecimal digits, unique across accounts and regions.
import { type Dice, hex } from "../../kit/ids.ts";

export type Ec2Prefix =
  | "acl"
  | "aclassoc"
  | "dopt"
  | "eni"
  | "eni-attach"
  | "igw"
  | "rtb"
  | "rtbassoc"
  | "sg"
  | "sgr"
  | "subnet"
  | "subnet-cidr"
  | "vpc"
  | "vpc-cidr-assoc";

/** New ids begin with 0, as AWS's long ids do. */
export const newEc2Id = (dice: Dice, prefix: Ec2Prefix): string => `${prefix}-0${hex(dice, 16)}`;

/** Whether the text has the form of such an id: 8 digits (of old) or 17. */
export const isEc2Id = (text: string, prefix: Ec2Prefix): boolean =>
  text.startsWith(`${prefix}-`) && /^([0-9a-f]{8}|[0-9a-f]{17})$/.test(text.slice(prefix.length + 1));
