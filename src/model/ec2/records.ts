// The nouns of EC2 networking as the house remembers them. Ids are unique across accounts and regions.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html
import type { Scope } from "../arn.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface Tagged {
  readonly tags: readonly Tag[];
}

export interface Vpc extends Scope, Tagged {
  readonly vpcId: string;
  /** The first is the primary one. */
  readonly cidrs: readonly { readonly associationId: string; readonly cidr: string }[];
  readonly isDefault: boolean;
  readonly dhcpOptionsId: string;
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
  readonly instanceTenancy: "default" | "dedicated";
}

export interface Subnet extends Scope, Tagged {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly defaultForAz: boolean;
  readonly mapPublicIpOnLaunch: boolean;
}

export interface InternetGateway extends Scope, Tagged {
  readonly internetGatewayId: string;
  readonly vpcIds: readonly string[];
}

export interface Route {
  readonly destination: string;
  /** `local`, igw-…, or the id of another target. */
  readonly target: string;
  readonly origin: "CreateRouteTable" | "CreateRoute";
}

export interface RouteTable extends Scope, Tagged {
  readonly routeTableId: string;
  readonly vpcId: string;
  readonly routes: readonly Route[];
  /** A main association has no subnet. */
  readonly associations: readonly {
    readonly associationId: string;
    readonly subnetId?: string;
    readonly main: boolean;
  }[];
}

export interface SecurityGroup extends Scope, Tagged {
  readonly groupId: string;
  readonly groupName: string;
  readonly description: string;
  readonly vpcId: string;
}

/** One rule names exactly one peer: a CIDR (v4 or v6), a prefix list, or a group. */
export interface SecurityGroupRule extends Scope, Tagged {
  readonly ruleId: string;
  readonly groupId: string;
  readonly isEgress: boolean;
  /** "-1" all, "tcp", "udp", "icmp", "icmpv6", or a protocol number. */
  readonly ipProtocol: string;
  /** -1 with "-1"; type and code for ICMP. */
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly referencedGroupId?: string;
  readonly referencedAccount?: string;
  readonly description?: string;
}

export interface NetworkInterface extends Scope, Tagged {
  /** eni-… */
  readonly networkInterfaceId: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly description: string;
  readonly macAddress: string;
  readonly privateAddress: string;
  /** From the machine's public pool, mapped one to one. */
  readonly publicAddress?: string;
  readonly publicAllocatedAtMs?: number;
  readonly groupIds: readonly string[];
  readonly status: "available" | "in-use";
  readonly sourceDestCheck: boolean;
  readonly requesterId?: string;
  readonly requesterManaged: boolean;
  readonly interfaceType: "interface";
  readonly attachment?: {
    readonly attachmentId: string;
    readonly attachedAtMs: number;
    readonly status: "attaching" | "attached" | "detaching";
    readonly deleteOnTermination: boolean;
    readonly instanceOwnerId: string;
  };
  /** The task that it was made for; undefined for an interface that a user made. */
  readonly taskArn?: string;
  readonly createdAtMs: number;
}

export interface NetworkAclEntry {
  readonly ruleNumber: number;
  readonly egress: boolean;
  readonly action: "allow" | "deny";
  /** "-1" all, or a protocol number. */
  readonly protocol: string;
  readonly cidr?: string;
  readonly cidrIpv6?: string;
  readonly portRange?: { readonly from: number; readonly to: number };
  readonly icmp?: { readonly type: number; readonly code: number };
}

export interface NetworkAcl extends Scope, Tagged {
  readonly networkAclId: string;
  readonly vpcId: string;
  readonly isDefault: boolean;
  readonly entries: readonly NetworkAclEntry[];
  readonly associations: readonly { readonly associationId: string; readonly subnetId: string }[];
}

export interface DhcpOptions extends Scope, Tagged {
  readonly dhcpOptionsId: string;
  readonly options: readonly { readonly key: string; readonly values: readonly string[] }[];
}
