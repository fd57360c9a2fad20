// What the networking part of forms reads: VPCs, subnets and security groups, all of the region.
import {
  EC2Client,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type SecurityGroup,
  type Subnet,
  type Vpc,
} from "@aws-sdk/client-ec2";
import type { LiveRead } from "../../aws/live.tsx";

export const networkVpcsRead: LiveRead<Vpc[]> = {
  key: ["network", "vpcs"],
  on: [{ kind: "vpc" }],
  read: async (aws, signal) => {
    const found: Vpc[] = [];
    for await (const page of paginateDescribeVpcs({ client: aws.of(EC2Client) }, {})) {
      signal.throwIfAborted();
      found.push(...(page.Vpcs ?? []));
    }
    return found;
  },
};

export const networkSubnetsRead: LiveRead<Subnet[]> = {
  key: ["network", "subnets"],
  on: [{ kind: "subnet" }],
  read: async (aws, signal) => {
    const found: Subnet[] = [];
    for await (const page of paginateDescribeSubnets({ client: aws.of(EC2Client) }, {})) {
      signal.throwIfAborted();
      found.push(...(page.Subnets ?? []));
    }
    return found;
  },
};

export const networkGroupsRead: LiveRead<SecurityGroup[]> = {
  key: ["network", "security-groups"],
  on: [{ kind: "securityGroup" }, { kind: "securityGroupRule" }],
  read: async (aws, signal) => {
    const found: SecurityGroup[] = [];
    for await (const page of paginateDescribeSecurityGroups({ client: aws.of(EC2Client) }, {})) {
      signal.throwIfAborted();
      found.push(...(page.SecurityGroups ?? []));
    }
    return found;
  },
};
