// The rules of security groups, one by one, ready to be said: what may pass, through which ports, from or to whom.
import type { IpPermission } from "@aws-sdk/client-ec2";

export interface PlainRule {
  /** "TCP", "UDP", "ICMP"; undefined: everything. */
  readonly protocol?: string;
  /** "5000", "8000-8010"; undefined: all ports, or a protocol without ports. */
  readonly ports?: string;
  /** A CIDR, or the id of a group. */
  readonly peer: string;
  readonly isAnywhere: boolean;
  readonly isGroup: boolean;
}

const anywhere = new Set(["0.0.0.0/0", "::/0"]);

/** Each permission with each of its peers. */
export function plainRules(permissions: readonly IpPermission[] = []): PlainRule[] {
  return permissions.flatMap(
    ({ IpProtocol, FromPort, ToPort, IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [] }) => {
      const protocol = IpProtocol === undefined || IpProtocol === "-1" ? undefined : IpProtocol.toUpperCase();
      const ports = protocol === undefined ? undefined : portRange(FromPort, ToPort);
      const cidrs = [
        ...IpRanges.map(({ CidrIp }) => CidrIp ?? ""),
        ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6 ?? ""),
      ];
      const groups = UserIdGroupPairs.map(({ GroupId }) => GroupId ?? "");
      return [
        ...cidrs.map((peer) => ({ protocol, ports, peer, isAnywhere: anywhere.has(peer), isGroup: false })),
        ...groups.map((peer) => ({ protocol, ports, peer, isAnywhere: false, isGroup: true })),
      ];
    },
  );
}

function portRange(from: number | undefined, to: number | undefined): string | undefined {
  if (from === undefined || from === -1 || (from === 0 && to === 65_535)) return undefined;
  return to === undefined || from === to ? String(from) : `${from}-${to}`;
}
