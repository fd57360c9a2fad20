// A VPC on the machine: a network namespace of its own that routes between subnets, the Internet and the doors. Many VPCs
// have the same ranges (every account's default is 172.31.0.0/16), and a host's own firewall has no say in here.
// Interfaces hang on isolated ports of one bridge: the router answers for every address (as EC2's network does), so that
// no neighbour remembers a MAC that has moved on, and everything passes the router's rules.
import { statfs } from "node:fs/promises";
import { MachineError } from "../../kit/machine-error.ts";
import { parseCidr } from "../address.ts";
import type { PlaneOptions, VpcSpec } from "../network.ts";
import type { PublicPool } from "../pool.ts";
import { CommandRefused, unlessGone, type Run } from "./command.ts";
import { gatewayOf, portAlias, portName, readPortAlias, router, type PortRecord } from "./names.ts";
import { namespaceFiles, type TaskNamespace } from "./task-namespace.ts";
import { addMember, deleteMember, routeRuleset, vpcRuleset, type Member } from "./vpc-ruleset.ts";

const namespaces = "/run/netns";
const lastMetric = 4294967295;
const routerMac = "0a:00:00:00:00:01";

export interface VpcNamespace {
  readonly vpcId: string;
  /** The namespace's name under /run/netns. */
  readonly name: string;
  readonly linkAddress: string;
}

export async function makeNamespace(run: Run, { name }: VpcNamespace): Promise<void> {
  const place = await statfs(`${namespaces}/${name}`).catch(() => undefined);
  if (place?.type === namespaceFiles) return;
  // An ordinary file: what a namespace leaves where /run survives a restart of the machine.
  if (place) await deleteNamespace(run, name);
  await run(["ip", "netns", "add", name]);
}

export async function deleteNamespace(run: Run, name: string): Promise<void> {
  await unlessGone(run(["ip", "netns", "del", name]));
}

/** Sets up the router, from nothing or over what is there already; interfaces keep working meanwhile. */
export async function setUpRouter(
  run: Run,
  place: VpcNamespace,
  vpc: VpcSpec,
  members: readonly Member[],
  plane: { readonly pool: PublicPool; readonly doors: PlaneOptions["doors"] },
): Promise<void> {
  const { hostAddress } = plane.pool;
  await inside(run, place, ["sh", "-e", "-s"], settings);
  await inside(run, place, ["ip", "-batch", "-"], routes(place.linkAddress, hostAddress));
  const addresses = { hostAddress, linkAddress: place.linkAddress };
  await inside(run, place, ["nft", "-f", "-"], vpcRuleset(vpc, members, plane.doors, addresses));
  await setGateways(run, place, vpc);
}

/** Changes subnets and routes of a router that was set up before. */
export async function changeRoutes(run: Run, place: VpcNamespace, vpc: VpcSpec): Promise<void> {
  await setGateways(run, place, vpc);
  await inside(run, place, ["nft", "-f", "-"], routeRuleset(vpc));
}

// Sysctls of this namespace only. The bridge's filter exists when its module is loaded, IPv6's when the kernel has it.
const settings = `
put() { if [ -e "/proc/sys/net/$1" ]; then echo "$2" > "/proc/sys/net/$1"; fi; }
for scope in all default; do
  put ipv4/conf/$scope/send_redirects 0
  put ipv4/conf/$scope/accept_redirects 0
  put ipv4/conf/$scope/rp_filter 0
  put ipv6/conf/$scope/disable_ipv6 1
done
put ipv4/ip_forward 1
put bridge/bridge-nf-call-iptables 0
put bridge/bridge-nf-call-arptables 0
ip link show ${router.bridge} >/dev/null 2>&1 ||
  ip link add ${router.bridge} address ${routerMac} type bridge forward_delay 0 mcast_snooping 0
put ipv4/conf/${router.bridge}/proxy_arp_pvlan 1
put ipv4/neigh/${router.bridge}/proxy_delay 0
`;

const routes = (linkAddress: string, hostAddress: string): string => `link set lo up
addr replace ${linkAddress}/32 dev ${router.internet}
link set ${router.internet} up
link set ${router.bridge} up
route replace ${hostAddress} dev ${router.internet} scope link src ${linkAddress}
route replace default via ${hostAddress} dev ${router.internet}
`;

interface RawLink {
  readonly ifname: string;
  readonly ifalias?: string;
  readonly addr_info?: readonly { readonly family: string; readonly local: string; readonly prefixlen: number }[];
}

/** The bridge carries the router's address of each subnet; ranges without a subnet lead nowhere. */
async function setGateways(run: Run, place: VpcNamespace, { cidrs, subnets }: VpcSpec): Promise<void> {
  const held = await inside(run, place, ["ip", "-j", "addr", "show", "dev", router.bridge]);
  const carried = (JSON.parse(held) as RawLink[])
    .flatMap(({ addr_info = [] }) => addr_info.filter(({ family }) => family === "inet"))
    .map(({ local, prefixlen }) => `${local}/${prefixlen}`);
  const wanted = subnets.map(({ cidr }) => `${gatewayOf(parseCidr(cidr))}/${parseCidr(cidr).prefix}`);
  const routed = await inside(run, place, ["ip", "-j", "route", "show", "type", "blackhole"]);
  const ended = (JSON.parse(routed || "[]") as { dst: string }[]).map(({ dst }) => dst);
  const batch = [
    ...carried.filter((one) => !wanted.includes(one)).map((one) => `addr del ${one} dev ${router.bridge}`),
    ...wanted.filter((one) => !carried.includes(one)).map((one) => `addr add ${one} dev ${router.bridge}`),
    ...ended.filter((one) => !cidrs.includes(one)).map((one) => `route del blackhole ${one} metric ${lastMetric}`),
    ...cidrs.map((cidr) => `route replace blackhole ${cidr} metric ${lastMetric}`),
  ];
  await inside(run, place, ["ip", "-batch", "-"], `${batch.join("\n")}\n`);
}

/**
 * Makes the pair of `record`: one end a port of the router, the other eth0 of `namespace`, still down. There already, for
 * this interface and namespace: writes the record anew. Errors: conflict.
 */
export async function plug(run: Run, place: VpcNamespace, record: PortRecord, namespace: TaskNamespace): Promise<void> {
  const port = portName(record.privateAddress);
  const dress = `link set ${port} alias ${portAlias(record)} master ${router.bridge} up
link set ${port} type bridge_slave isolated on
neigh replace ${record.privateAddress} dev ${router.bridge} lladdr ${record.macAddress} nud permanent
`;
  const make = `link add ${port} type veth peer name eth0 address ${record.macAddress} netns ${namespace.place}\n`;
  const batch = (text: string) => inside(run, place, ["ip", "-batch", "-"], text);
  for (let tries = 1; ; tries++) {
    try {
      return void (await batch(make + dress));
    } catch (thrown) {
      if (!(thrown instanceof CommandRefused) || !/file exists/i.test(thrown.printed)) throw thrown;
      const holder = (await ports(run, place)).find(({ privateAddress }) => privateAddress === record.privateAddress);
      if (holder?.interfaceId === record.interfaceId && holder.inode === record.inode) return void (await batch(dress));
      if (holder || tries > 1) throw new MachineError("conflict", taken(record, holder), { cause: thrown });
      // Nobody's: a pair that an earlier process had begun to make.
      await unplug(run, place, record);
    }
  }
}

function taken(record: PortRecord, holder: PortRecord | undefined): string {
  return holder
    ? `${record.privateAddress} is held by ${holder.interfaceId} in ${holder.path}; detach it first`
    : `the namespace ${record.path} has an eth0 already, which Muelle did not make`;
}

/** Takes the pair away, both ends. False when it was gone: it goes with the task's namespace. */
export async function unplug(run: Run, place: VpcNamespace, { privateAddress }: Member): Promise<boolean> {
  // The neighbour first: without its port nobody would know of it.
  const gone = `neigh flush to ${privateAddress} dev ${router.bridge} nud permanent\nlink del ${portName(privateAddress)}\n`;
  return await unlessGone(inside(run, place, ["ip", "-batch", "-"], gone));
}

/** Tells the router of an interface, in place of what it was told of it before. */
export async function enrol(run: Run, place: VpcNamespace, was: Member | undefined, is: Member): Promise<void> {
  const moved = was && was.publicAddress !== is.publicAddress ? deleteMember(was) : "";
  await inside(run, place, ["nft", "-f", "-"], moved + addMember(is));
}

export async function strike(run: Run, place: VpcNamespace, member: Member): Promise<void> {
  await unlessGone(inside(run, place, ["nft", "-f", "-"], deleteMember(member)));
}

/** The interfaces that hang on the router now. */
export async function ports(run: Run, place: VpcNamespace): Promise<PortRecord[]> {
  const printed = await inside(run, place, ["ip", "-j", "link", "show", "type", "veth"]);
  return (JSON.parse(printed || "[]") as RawLink[]).flatMap(({ ifalias }) => readPortAlias(place.vpcId, ifalias) ?? []);
}

function inside(run: Run, { name }: VpcNamespace, command: readonly string[], stdin?: string): Promise<string> {
  return run(["nsenter", `--net=${namespaces}/${name}`, ...command], stdin);
}
