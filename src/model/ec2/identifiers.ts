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
