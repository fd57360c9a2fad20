// Keeps the network plane true to the store: VPCs, the interfaces of running tasks, and their firewalls, which follow every
// change of a rule or of a group's members at once.
import { must } from "../kit/assert.ts";
import { WorkQueue } from "../kit/work-queue.ts";
import { compileFirewall } from "../model/ec2/firewall.ts";
import type { NetworkInterface, RouteTable, SecurityGroupRule, Subnet, Vpc } from "../model/ec2/records.ts";
import type { Firewall, InterfaceSpec, SubnetSpec, VpcSpec } from "../network/network.ts";
import type { Change, Watch } from "../store/store.ts";
import {
  internetGateways,
  networkInterfaces,
  routeTables,
  securityGroupRules,
  subnets,
  vpcs,
} from "../store/tables/ec2.ts";
import { internetGatewaysOf, routeTableOf } from "../store/views/ways-out.ts";
import type { Machines } from "./machines.ts";

/**
 * Changes are gathered before they are applied, for longer where there are more interfaces to apply them to: not at all for
 * a few dozen, half of the tenth of a second that is promised for a thousand and more.
 */
const mostGatherMs = 50;
const interfacesPerGatherMs = 20;

export class Interfaces {
  readonly #machines: Machines;
  /** What is attached, with the firewall that was last set. A new object for each attaching. */
  readonly #attached = new Map<string, { firewall: Firewall }>();
  /** The firewall of each combination of groups: interfaces of the same groups share one object. */
  readonly #compiled = new Map<string, Firewall>();
  /** VPCs with the text of what was last stated. */
  readonly #vpcs = new Map<string, string>();
  /** The last statement of each VPC under way: they are made one after the other. */
  readonly #stating = new Map<string, Promise<void>>();
  /** Interfaces, and groups all of whose interfaces, are to be looked at. */
  readonly #dirty = new Set<string>();
  readonly #dirtyGroups = new Set<string>();
  #due = false;
  readonly #queue: WorkQueue;
  #watch: Watch | undefined;

  constructor(machines: Machines) {
    this.#machines = machines;
    this.#queue = new WorkQueue({
      clock: machines.clock,
      concurrency: 2,
      work: (key) => (key === "firewalls" ? this.#applyFirewalls() : this.#applyVpc(key)),
      onError: (key, error, retryInMs) => machines.log.error("network not applied", { key, error, retryInMs }),
    });
  }

  /** Follows the store from now on. */
  start(): void {
    this.#watch = this.#machines.store.watch(({ changes }) => changes.forEach((change) => this.#look(change)));
  }

  async stop(): Promise<void> {
    this.#watch?.close();
    await this.#queue.stop();
  }

  /** Attaches the interface to the namespace, firewall in force first. Idempotent. */
  async attach(interfaceId: string, namespace: string): Promise<void> {
    const nic = must(this.#machines.store.get(networkInterfaces, interfaceId), interfaceId);
    await this.#ensureVpc(nic.vpcId);
    const firewall = this.#compiled.get(groupsKey(nic)) ?? this.#compile(nic);
    this.#attached.delete(interfaceId);
    await this.#machines.network.attach(interfaceSpec(nic, firewall), namespace);
    this.#attached.set(interfaceId, { firewall });
    // Rules may have changed while it was being attached.
    this.#touch(interfaceId);
  }

  async detach(interfaceId: string): Promise<void> {
    this.#attached.delete(interfaceId);
    await this.#machines.network.detach(interfaceId);
  }

  /** Takes away what an earlier process left: interfaces that are not in `wanted`, and VPCs that are no more. */
  async sweep(wanted: ReadonlySet<string>): Promise<void> {
    for (const { interfaceId } of await this.#machines.network.list())
      if (!wanted.has(interfaceId)) await this.#machines.network.detach(interfaceId);
    for (const vpcId of await this.#machines.network.vpcs())
      if (!this.#machines.store.get(vpcs, vpcId)) this.#queue.add(vpcId);
  }

  #look({ table, before, after }: Change): void {
    if (table === securityGroupRules.name) {
      const { groupId } = (after ?? before) as SecurityGroupRule;
      for (const key of this.#compiled.keys()) if (key.split(" ").includes(groupId)) this.#compiled.delete(key);
      this.#touchGroup(groupId);
    } else if (table === networkInterfaces.name) {
      const now = after as NetworkInterface | undefined;
      if (now) this.#touch(now.networkInterfaceId);
      this.#touchPeers(before as NetworkInterface | undefined, now);
    } else if (table === subnets.name || table === routeTables.name) {
      this.#touchVpc(((after ?? before) as Subnet | RouteTable).vpcId);
    } else if (table === vpcs.name || table === internetGateways.name) {
      // An earlier process may have stated it.
      if (table === vpcs.name && !after) this.#queue.add((before as Vpc).vpcId);
      for (const vpcId of this.#vpcs.keys()) this.#touchVpc(vpcId);
    }
  }

  /** Members came or went: whoever's rules name their groups must know. */
  #touchPeers(before: NetworkInterface | undefined, now: NetworkInterface | undefined): void {
    const { store } = this.#machines;
    const changed = symmetricDifference(membership(before), membership(now));
    for (const groupId of new Set([...changed].map((member) => member.split(" ")[0] ?? "")))
      for (const rule of store.by(securityGroupRules, "referencedGroup", groupId)) this.#touchGroup(rule.groupId);
  }

  #touch(interfaceId: string): void {
    if (!this.#attached.has(interfaceId)) return;
    this.#dirty.add(interfaceId);
    this.#schedule();
  }

  #touchGroup(groupId: string): void {
    this.#dirtyGroups.add(groupId);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#due) return;
    this.#due = true;
    const gatherMs = Math.min(mostGatherMs, Math.floor(this.#attached.size / interfacesPerGatherMs));
    if (gatherMs === 0) this.#queue.add("firewalls");
    else this.#queue.addAfter("firewalls", gatherMs);
  }

  #touchVpc(vpcId: string): void {
    if (this.#vpcs.has(vpcId)) this.#queue.add(vpcId);
  }

  async #applyFirewalls(): Promise<void> {
    this.#due = false;
    const changed = this.#changedFirewalls();
    if (changed.size === 0) return;
    const before = new Map([...changed.keys()].map((interfaceId) => [interfaceId, this.#attached.get(interfaceId)]));
    try {
      await this.#machines.network.setFirewalls(changed);
    } catch (thrown) {
      for (const interfaceId of changed.keys()) this.#dirty.add(interfaceId);
      throw thrown;
    }
    for (const [interfaceId, firewall] of changed) {
      const attached = this.#attached.get(interfaceId);
      // Attached anew meanwhile: then it has a firewall of its own time, and is looked at again.
      if (attached && attached === before.get(interfaceId)) attached.firewall = firewall;
    }
  }

  /** What is dirty, and says something else than what was set last. Nothing is dirty afterwards. */
  #changedFirewalls(): Map<string, Firewall> {
    const { store } = this.#machines;
    const looked = new Map<string, NetworkInterface>();
    for (const groupId of this.#dirtyGroups)
      for (const nic of store.by(networkInterfaces, "group", groupId)) looked.set(nic.networkInterfaceId, nic);
    for (const interfaceId of this.#dirty) {
      const nic = store.get(networkInterfaces, interfaceId);
      if (nic) looked.set(interfaceId, nic);
    }
    this.#dirty.clear();
    this.#dirtyGroups.clear();
    const changed = new Map<string, Firewall>();
    const fresh = new Map<string, Firewall>();
    for (const [interfaceId, nic] of looked) {
      const attached = this.#attached.get(interfaceId);
      if (!attached) continue;
      const key = groupsKey(nic);
      const firewall = fresh.get(key) ?? this.#compile(nic);
      fresh.set(key, firewall);
      if (firewall !== attached.firewall) changed.set(interfaceId, firewall);
    }
    return changed;
  }

  async #applyVpc(vpcId: string): Promise<void> {
    const { store, network } = this.#machines;
    if (store.get(vpcs, vpcId)) return this.#ensureVpc(vpcId);
    await network.removeVpc(vpcId);
    this.#vpcs.delete(vpcId);
  }

  /** Statements of one VPC never overtake each other. */
  #ensureVpc(vpcId: string): Promise<void> {
    const stating = (this.#stating.get(vpcId) ?? Promise.resolve()).then(() => this.#stateVpc(vpcId));
    this.#stating.set(
      vpcId,
      stating.catch(() => {}),
    );
    return stating;
  }

  async #stateVpc(vpcId: string): Promise<void> {
    const spec = this.#vpcSpec(vpcId);
    const text = JSON.stringify(spec);
    if (this.#vpcs.get(vpcId) === text) return;
    await this.#machines.network.ensureVpc(spec);
    this.#vpcs.set(vpcId, text);
    // Routes or subnets may have changed while it was being stated.
    this.#touchVpc(vpcId);
  }

  /** The firewall of the interface's groups as the store has them now; the object of before when nothing changed. */
  #compile(nic: NetworkInterface): Firewall {
    const { store } = this.#machines;
    const rules = nic.groupIds.flatMap((groupId) => store.by(securityGroupRules, "group", groupId));
    const now = compileFirewall(rules, (groupId) =>
      store.by(networkInterfaces, "group", groupId).map((member) => member.privateAddress),
    );
    const key = groupsKey(nic);
    const before = this.#compiled.get(key);
    if (before && JSON.stringify(before) === JSON.stringify(now)) return before;
    this.#compiled.set(key, now);
    return now;
  }

  #vpcSpec(vpcId: string): VpcSpec {
    const { store } = this.#machines;
    const vpc = must(store.get(vpcs, vpcId), vpcId);
    const all = store.by(subnets, "vpc", vpcId);
    return {
      vpcId,
      cidrs: vpc.cidrs.map(({ cidr }) => cidr),
      subnets: all.map((subnet) => this.#subnetSpec(subnet)).sort((a, b) => (a.subnetId < b.subnetId ? -1 : 1)),
    };
  }

  #subnetSpec({ subnetId, vpcId, cidr }: Subnet): SubnetSpec {
    const { store } = this.#machines;
    const attached = new Set(internetGatewaysOf(store, vpcId));
    const routes = routeTableOf(store, { subnetId, vpcId })?.routes ?? [];
    return {
      subnetId,
      cidr,
      internetDestinations: routes.filter(({ target }) => attached.has(target)).map(({ destination }) => destination),
    };
  }
}

const groupsKey = ({ groupIds }: NetworkInterface): string => groupIds.join(" ");

const membership = (nic: NetworkInterface | undefined): Set<string> =>
  new Set(nic?.groupIds.map((groupId) => `${groupId} ${nic.privateAddress}`));

const symmetricDifference = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...[...a].filter((each) => !b.has(each)), ...[...b].filter((each) => !a.has(each))]);

const interfaceSpec = (nic: NetworkInterface, firewall: Firewall): InterfaceSpec => ({
  interfaceId: nic.networkInterfaceId,
  vpcId: nic.vpcId,
  subnetId: nic.subnetId,
  macAddress: nic.macAddress,
  privateAddress: nic.privateAddress,
  publicAddress: nic.publicAddress,
  firewall,
});
