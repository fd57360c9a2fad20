// What EC2's pages read, with the notices that make it stale. Other services' pages use these too.
import {
  DescribeVpcAttributeCommand,
  EC2Client,
  type InternetGateway,
  type NetworkAcl,
  type NetworkInterface,
  paginateDescribeInternetGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type RouteTable,
  type SecurityGroup,
  type SecurityGroupRule,
  type Subnet,
  type Tag as Ec2Tag,
  type Vpc,
} from "@aws-sdk/client-ec2";
import type { Aws } from "../../aws/aws.ts";
import type { LiveRead, Watched } from "../../aws/live.tsx";
import type { Tag } from "../../parts/tags.tsx";

type Paginate<Page> = (
  configuration: { readonly client: EC2Client },
  input: { readonly Filters?: { readonly Name: string; readonly Values: string[] }[] },
) => AsyncIterable<Page>;

/** Everything that the operation lists, page after page. `filter`: one EC2 filter. */
function all<Page, T>(
  key: readonly unknown[],
  on: readonly Watched[],
  paginate: Paginate<Page>,
  itemsOf: (page: Page) => readonly T[] | undefined,
  filter?: readonly [name: string, value: string],
): LiveRead<T[]> {
  const input = filter ? { Filters: [{ Name: filter[0], Values: [filter[1]] }] } : {};
  return {
    key: [...key, ...(filter ?? [])],
    on,
    read: async (aws: Aws, signal) => {
      const found: T[] = [];
      for await (const page of paginate({ client: aws.of(EC2Client) }, input)) {
        signal.throwIfAborted();
        found.push(...(itemsOf(page) ?? []));
      }
      return found;
    },
  };
}

export const vpcsRead: LiveRead<Vpc[]> = all(["vpcs"], [{ kind: "vpc" }], paginateDescribeVpcs, (page) => page.Vpcs);

export const subnetsRead: LiveRead<Subnet[]> = all(
  ["subnets"],
  [{ kind: "subnet" }, { kind: "networkInterface" }],
  paginateDescribeSubnets,
  (page) => page.Subnets,
);

export const securityGroupsRead: LiveRead<SecurityGroup[]> = all(
  ["security-groups"],
  [{ kind: "securityGroup" }, { kind: "securityGroupRule" }],
  paginateDescribeSecurityGroups,
  (page) => page.SecurityGroups,
);

export const groupRulesRead = (groupId: string): LiveRead<SecurityGroupRule[]> =>
  all(
    ["security-group-rules"],
    [{ kind: "securityGroupRule" }, { kind: "securityGroup", id: groupId }],
    paginateDescribeSecurityGroupRules,
    (page) => page.SecurityGroupRules,
    ["group-id", groupId],
  );

export const networkInterfacesRead: LiveRead<NetworkInterface[]> = all(
  ["network-interfaces"],
  [{ kind: "networkInterface" }],
  paginateDescribeNetworkInterfaces,
  (page) => page.NetworkInterfaces,
);

export const routeTablesRead = (vpcId: string): LiveRead<RouteTable[]> =>
  all(["route-tables"], [{ kind: "routeTable" }], paginateDescribeRouteTables, (page) => page.RouteTables, [
    "vpc-id",
    vpcId,
  ]);

export const internetGatewaysRead = (vpcId: string): LiveRead<InternetGateway[]> =>
  all(
    ["internet-gateways"],
    [{ kind: "internetGateway" }],
    paginateDescribeInternetGateways,
    (page) => page.InternetGateways,
    ["attachment.vpc-id", vpcId],
  );

export const networkAclsRead = (vpcId: string): LiveRead<NetworkAcl[]> =>
  all(["network-acls"], [{ kind: "networkAcl" }], paginateDescribeNetworkAcls, (page) => page.NetworkAcls, [
    "vpc-id",
    vpcId,
  ]);

export interface VpcDns {
  readonly hostnames: boolean;
  readonly support: boolean;
}

export const vpcDnsRead = (vpcId: string): LiveRead<VpcDns> => ({
  key: ["vpc-dns", vpcId],
  on: [{ kind: "vpc", id: vpcId }],
  read: async (aws, signal) => {
    const ask = (Attribute: "enableDnsHostnames" | "enableDnsSupport") =>
      aws.of(EC2Client).send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute }), { abortSignal: signal });
    const [hostnames, support] = await Promise.all([ask("enableDnsHostnames"), ask("enableDnsSupport")]);
    return {
      hostnames: hostnames.EnableDnsHostnames?.Value ?? false,
      support: support.EnableDnsSupport?.Value ?? false,
    };
  },
});

/** The visitor's address as tasks see it: what "My IP" means here. */
export const clientAddressRead: LiveRead<string> = {
  key: ["client-address"],
  on: [],
  read: async (aws, signal) =>
    (await aws.muelle<{ readonly address: string }>("GET", "client-address", undefined, signal)).address,
};

/** EC2's way of giving a thing a name. */
export const nameTag = (tags: readonly Ec2Tag[] | undefined): string =>
  tags?.find(({ Key }) => Key === "Name")?.Value ?? "";

export const tagsOf = (tags: readonly Ec2Tag[] | undefined): Tag[] =>
  (tags ?? []).map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }));
