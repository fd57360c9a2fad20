// What the networking part of forms reads: the VPCs, subnets and security groups of the region, together.
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

export interface Network {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly groups: readonly SecurityGroup[];
}

export const networkRead: LiveRead<Network> = {
  key: ["network"],
  on: [{ kind: "vpc" }, { kind: "subnet" }, { kind: "securityGroup" }],
  read: async (aws, signal) => {
    const client = aws.of(EC2Client);
    const [vpcs, subnets, groups] = await Promise.all([
      gathered(paginateDescribeVpcs({ client }, {}), signal, ({ Vpcs = [] }) => Vpcs),
      gathered(paginateDescribeSubnets({ client }, {}), signal, ({ Subnets = [] }) => Subnets),
      gathered(paginateDescribeSecurityGroups({ client }, {}), signal, ({ SecurityGroups = [] }) => SecurityGroups),
    ]);
    return { vpcs, subnets, groups };
  },
};

async function gathered<P, T>(pages: AsyncIterable<P>, signal: AbortSignal, itemsOf: (page: P) => T[]): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) {
    signal.throwIfAborted();
    found.push(...itemsOf(page));
  }
  return found;
}
