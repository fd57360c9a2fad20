// Who reaches whom, decided from what was stated: the same answer that the kernel plane gives with real packets (the
// conformance suite holds them to it), with the reason for a refusal.
import { contains, parseAddress, parseCidr } from "./address.ts";
import { allows, protocolNumbers } from "./firewall.ts";
import type { InterfaceSpec, PlaneOptions, SubnetSpec, VpcSpec } from "./network.ts";
import type { PublicPool } from "./pool.ts";

/** Where tasks find their doors; the same address in every task (the ECS credentials endpoint). */
export const doorAddress = "169.254.170.2";

/**
 * Never the Internet (RFC 3927): beyond the doors an interface reaches nobody there. Where the machine is itself a cloud's,
 * its own credentials are told at such an address.
 */
export const linkLocal = "169.254.0.0/16";

export interface World {
  readonly pool: PublicPool;
  readonly doors: PlaneOptions["doors"];
  readonly vpcs: ReadonlyMap<string, VpcSpec>;
  readonly interfaces: ReadonlyMap<string, InterfaceSpec>;
}

export interface Probe {
  /** An interface id, or `internet:<address>` for what comes from outside of every VPC. */
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp" | "icmp" | number;
  /** Of ICMP: type × 256 + code. */
  readonly port: number;
}

export type Trace =
  /** `at`: an interface id, `door`, `host` (the machine's own public address) or `outside`; `source`: whom the peer sees. */
  | { readonly reached: true; readonly at: string; readonly source: string }
  | { readonly reached: false; readonly because: string };

const lost = (because: string): Trace => ({ reached: false, because });

/** Follows the first packet of a flow, and asks whether its answer finds the way back. */
export function trace(world: World, probe: Probe): Trace {
  if (probe.from.startsWith("internet:")) {
    if (!contains(world.pool.range, parseAddress(probe.to))) return lost(`${probe.to} is not on the internet`);
    return throughInternet(world, probe, probe.from.slice("internet:".length));
  }
  const sender = world.interfaces.get(probe.from);
  const vpc = sender && world.vpcs.get(sender.vpcId);
  if (!sender || !vpc) return lost(`${probe.from} is not attached`);
  return fromInterface(world, probe, sender, vpc);
}

function fromInterface(world: World, probe: Probe, sender: InterfaceSpec, vpc: VpcSpec): Trace {
  const to = parseAddress(probe.to);
  if (probe.to === sender.privateAddress) return { reached: true, at: sender.interfaceId, source: probe.to };
  if (probe.to === doorAddress) return throughDoor(world, probe, sender);
  if (contains(parseCidr(linkLocal), to)) return lost(`${probe.to} is link-local, and no door`);
  if (!allows(sender.firewall.egress, to, protocolNumber(probe), probe.port))
    return lost(`egress of ${sender.interfaceId} does not allow it`);
  if (vpc.cidrs.some((cidr) => contains(parseCidr(cidr), to))) {
    const local = [...world.interfaces.values()].find(
      (nic) => nic.vpcId === vpc.vpcId && nic.privateAddress === probe.to,
    );
    return local ? into(local, probe, sender.privateAddress) : lost(`nobody in ${vpc.vpcId} holds ${probe.to}`);
  }
  if (!leads(subnetOf(world, sender), to)) return lost(`${sender.subnetId} has no route to ${probe.to}`);
  if (!sender.publicAddress) return lost(`${sender.interfaceId} has no public address`);
  return throughInternet(world, probe, sender.publicAddress);
}

function throughDoor(world: World, probe: Probe, sender: InterfaceSpec): Trace {
  const door = protocolNumber(probe) === protocolNumbers.tcp && world.doors.find(({ port }) => port === probe.port);
  return door ? { reached: true, at: "door", source: sender.privateAddress } : lost(`no door at port ${probe.port}`);
}

function throughInternet(world: World, probe: Probe, source: string): Trace {
  if (probe.to === world.pool.hostAddress) return { reached: true, at: "host", source };
  if (!contains(world.pool.range, parseAddress(probe.to))) return { reached: true, at: "outside", source };
  const holder = [...world.interfaces.values()].find((nic) => nic.publicAddress === probe.to);
  if (!holder) return lost(`nobody holds ${probe.to}`);
  if (!leads(subnetOf(world, holder), parseAddress(source)))
    return lost(`${holder.subnetId} has no route back to ${source}`);
  return into(holder, probe, source);
}

function into(receiver: InterfaceSpec, probe: Probe, source: string): Trace {
  return allows(receiver.firewall.ingress, parseAddress(source), protocolNumber(probe), probe.port)
    ? { reached: true, at: receiver.interfaceId, source }
    : lost(`ingress of ${receiver.interfaceId} does not allow ${source}`);
}

function subnetOf(world: World, nic: InterfaceSpec): SubnetSpec | undefined {
  return world.vpcs.get(nic.vpcId)?.subnets.find(({ subnetId }) => subnetId === nic.subnetId);
}

function leads(subnet: SubnetSpec | undefined, to: number): boolean {
  return subnet?.internetDestinations.some((cidr) => contains(parseCidr(cidr), to)) ?? false;
}

function protocolNumber({ protocol }: Probe): number {
  return typeof protocol === "number" ? protocol : protocolNumbers[protocol];
}
