// The machine's own side: the interface that carries the public pool, what keeps its ranges on the machine, the links to
// the VPCs, and the way out. Everything here bears the instance's name, and nothing else of the host is changed, apart
// from net.ipv4.ip_forward, which is turned on and stays on.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { MachineError } from "../../kit/machine-error.ts";
import { overlap, parseCidr } from "../address.ts";
import type { PublicPool } from "../pool.ts";
import { unlessGone, type Run } from "./command.ts";
import { acceptForwarded, forgetForwarded } from "./host-firewall.ts";
import { linkAlias, readLinkAlias, router, type Names } from "./names.ts";
import type { VpcNamespace } from "./vpc-namespace.ts";

const forwarding = "/proc/sys/net/ipv4/ip_forward";

interface Route {
  readonly type?: string;
  readonly dst: string;
  readonly dev?: string;
  readonly metric?: number;
}

export interface Link {
  readonly index: number;
  readonly vpcId: string;
  readonly cidrs: readonly string[];
}

/** Errors: conflict (the pool is in use here), unavailable, denied. */
export async function openHost(run: Run, names: Names, pool: PublicPool): Promise<void> {
  await refuseTakenPool(run, names, pool);
  if ((await readFile(forwarding, "utf8")).trim() === "0") await writeFile(forwarding, "1\n");
  if (!(await links(run)).some(({ ifname }) => ifname === names.internet))
    await run(["ip", "link", "add", names.internet, "type", "bridge"]);
  // Nobody answers on this interface: a packet to an address that no route of ours claims ends here, in silence.
  const batch = `link set ${names.internet} arp off up
addr replace ${pool.hostAddress}/${pool.range.prefix} dev ${names.internet}
route replace unreachable ${pool.cidr} metric ${names.metric}
`;
  await run(["ip", "-batch", "-"], batch);
  await run(["nft", "-f", "-"], hostRuleset(names, pool));
  await acceptForwarded(run, names);
}

// A way out, and a guard: nobody on the machine's own networks speaks to the pool, or as somebody from it.
const hostRuleset = ({ table, internet }: Names, { cidr }: PublicPool): string => `table ip ${table} {
}
delete table ip ${table}
table ip ${table} {
  chain guard {
    type filter hook prerouting priority raw; policy accept;
    iifname { "lo", "docker0" } accept
    iifname "${internet}-*" accept
    iifname "br-*" accept
    ip saddr ${cidr} drop
    ip daddr ${cidr} drop
  }
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr ${cidr} oifname != "lo" oifname != "mu*" masquerade
  }
}
`;

async function routes(run: Run): Promise<Route[]> {
  const printed = await run(["ip", "-j", "-4", "route", "show"]);
  return (JSON.parse(printed || "[]") as Route[]).map((route) =>
    route.dst === "default" ? { ...route, dst: "0.0.0.0/0" } : route,
  );
}

function isOurs(route: Route, names: Names): boolean {
  const { dev } = route;
  if (route.type === "unreachable" && route.metric === names.metric) return true;
  return dev !== undefined && (dev === names.internet || names.linkIndex(dev) !== undefined);
}

// Half of all addresses or more is a way to everywhere (a VPN's, for instance), which a nearer route may shadow.
function overlapping(present: readonly Route[], names: Names, cidr: string): Route | undefined {
  const range = parseCidr(cidr);
  return present.find((route) => {
    const other = parseCidr(route.dst);
    return other.prefix > 1 && overlap(range, other) && !isOurs(route, names);
  });
}

async function refuseTakenPool(run: Run, names: Names, pool: PublicPool): Promise<void> {
  const present = await routes(run);
  const own = present.find(({ dev, dst }) => dev === names.internet && dst !== pool.cidr);
  if (own)
    throw new MachineError(
      "conflict",
      `this machine has ${names.internet} with the pool ${own.dst}, and now ${pool.cidr} is asked for; ` +
        "remove everything first, or keep the pool",
    );
  const taken = overlapping(present, names, pool.cidr);
  if (!taken) return;
  throw new MachineError(
    "conflict",
    `the public pool ${pool.cidr} overlaps the route ${taken.dst}${taken.dev ? ` dev ${taken.dev}` : ""} of this ` +
      "machine; choose another pool, or take that route away",
  );
}

interface RawLink {
  readonly ifname: string;
  readonly ifalias?: string;
}

async function links(run: Run): Promise<RawLink[]> {
  return JSON.parse(await run(["ip", "-j", "link", "show"])) as RawLink[];
}

/** The VPCs that hang on this machine, as it tells. */
export async function readLinks(run: Run, names: Names): Promise<Link[]> {
  return (await links(run)).flatMap(({ ifname, ifalias }) => {
    const index = names.linkIndex(ifname);
    const told = readLinkAlias(ifalias);
    return index !== undefined && told ? [{ index, ...told }] : [];
  });
}

/** Links the machine to a VPC's namespace, and keeps packets to its ranges from leaving by another way. */
export async function makeLink(
  run: Run,
  names: Names,
  pool: PublicPool,
  link: Link,
  place: VpcNamespace,
): Promise<void> {
  const name = names.link(link.index);
  const present = await links(run);
  const alias = present.find(({ ifname }) => ifname === name)?.ifalias;
  // Without an alias it is one that an earlier process had begun to make.
  const begin = alias ? "" : `link add ${name} type veth peer name ${router.internet} netns ${place.name}\n`;
  if (!alias && present.some(({ ifname }) => ifname === name)) await run(["ip", "link", "del", name]);
  const batch = `${begin}link set ${name} up
addr replace ${pool.hostAddress}/32 dev ${name}
route replace ${place.linkAddress} dev ${name} src ${pool.hostAddress}
link set ${name} alias ${linkAlias(link.vpcId, link.cidrs)}
`;
  await run(["ip", "-batch", "-"], batch);
  await keepRanges(run, names);
}

export async function deleteLink(run: Run, names: Names, index: number): Promise<void> {
  await unlessGone(run(["ip", "link", "del", names.link(index)]));
  await keepRanges(run, names);
}

/** Unreachable routes for the ranges of all VPCs, except where the machine itself lives in such a range. */
async function keepRanges(run: Run, names: Names): Promise<void> {
  const wanted = new Set((await readLinks(run, names)).flatMap(({ cidrs }) => cidrs));
  const present = await routes(run);
  const pools = present.filter(({ dev }) => dev === names.internet).map(({ dst }) => dst);
  const kept = present.filter(({ type, metric }) => type === "unreachable" && metric === names.metric);
  const ranges = kept.map(({ dst }) => dst).filter((dst) => !pools.includes(dst));
  const batch = ranges
    .filter((dst) => !wanted.has(dst))
    .map((dst) => `route del unreachable ${dst} metric ${names.metric}`);
  for (const cidr of wanted)
    if (!ranges.includes(cidr) && !overlapping(present, names, cidr))
      batch.push(`route replace unreachable ${cidr} metric ${names.metric}`);
  if (batch.length > 0) await run(["ip", "-batch", "-"], `${batch.join("\n")}\n`);
}

/** Sends what is for a public address to its VPC. */
export async function routePublic(
  run: Run,
  names: Names,
  hostAddress: string,
  address: string,
  link: Link,
  via: string,
) {
  const way = [address, "via", via, "dev", names.link(link.index), "onlink", "src", hostAddress];
  await run(["ip", "route", "replace", ...way]);
}

export async function unroutePublic(run: Run, names: Names, address: string, link: Link): Promise<void> {
  await unlessGone(run(["ip", "route", "del", address, "dev", names.link(link.index)]));
}

/** The public addresses that are routed to VPCs now. */
export async function readPublicRoutes(run: Run, names: Names): Promise<{ address: string; index: number }[]> {
  return (await routes(run)).flatMap(({ dst, dev }) => {
    const index = dev === undefined ? undefined : names.linkIndex(dev);
    return index === undefined || dst.includes("/") ? [] : [{ address: dst, index }];
  });
}

/** Takes everything of this instance off the host. */
export async function removeHost(run: Run, names: Names): Promise<void> {
  for (const { ifname } of await links(run))
    if (ifname === names.internet || names.linkIndex(ifname) !== undefined)
      await unlessGone(run(["ip", "link", "del", ifname]));
  for (const { type, metric, dst } of await routes(run))
    if (type === "unreachable" && metric === names.metric)
      await unlessGone(run(["ip", "route", "del", "unreachable", dst, "metric", String(metric)]));
  await unlessGone(run(["nft", "delete", "table", "ip", names.table]));
  await forgetForwarded(run, names);
}

/** The VPC namespaces of this instance, finished or not. */
export async function namespaceNames(names: Names): Promise<string[]> {
  return (await readdir("/run/netns").catch(() => [])).filter((name) => names.isVpcNamespace(name));
}
