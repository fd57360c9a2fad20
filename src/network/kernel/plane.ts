// The network plane on the Linux kernel, as root. The machine is the memory: everything is found again by names and
// aliases, and what this class holds is a copy of it, made in open() and kept up by its own changes.
import { MachineError } from "../../kit/machine-error.ts";
import { parseCidr } from "../address.ts";
import { checkInterface, checkVpc, clash } from "../checks.ts";
import type {
  AttachedInterface,
  Firewall,
  InterfaceSpec,
  NetworkPlane,
  OpenedPlane,
  PlaneOptions,
  SubnetSpec,
  VpcSpec,
} from "../network.ts";
import { publicPool, type PublicPool } from "../pool.ts";
import { allDone, commandRunner, type Run } from "./command.ts";
import * as host from "./host.ts";
import { gatewayOf, namesOf, type Names, type PortRecord } from "./names.ts";
import * as task from "./task-namespace.ts";
import { turns } from "./turns.ts";
import * as router from "./vpc-namespace.ts";

interface Vpc {
  readonly link: host.Link;
  readonly place: router.VpcNamespace;
  /** What holds on the machine; undefined until this process has stated it. */
  stated?: VpcSpec;
}

const vpcTurn = "vpcs";

/** Errors: invalid (instance or pool). */
export function kernelPlane(options: PlaneOptions, run: Run = commandRunner()): NetworkPlane {
  return new KernelPlane(options, run);
}

class KernelPlane implements NetworkPlane {
  readonly #run: Run;
  readonly #doors: PlaneOptions["doors"];
  readonly #pool: PublicPool;
  readonly #names: Names;
  readonly #turns = turns();
  readonly #vpcs = new Map<string, Vpc>();
  readonly #attached = new Map<string, PortRecord>();
  /** Being taken away: still holding their addresses, no longer known to the router. */
  readonly #leaving = new WeakSet<PortRecord>();
  /** Being attached: claimed, and not on the machine yet. */
  readonly #joining = new Set<PortRecord>();
  #open = false;

  constructor(options: PlaneOptions, run: Run) {
    this.#run = run;
    this.#doors = options.doors;
    this.#names = namesOf(options.instance);
    this.#pool = publicPool(options.publicPool);
  }

  async open(): Promise<OpenedPlane> {
    await this.#turns.take(vpcTurn, async () => {
      await host.openHost(this.#run, this.#names, this.#pool);
      if (!this.#open) await this.#readBack();
      this.#open = true;
    });
    return { hostAddress: this.#pool.hostAddress };
  }

  async ensureVpc(vpc: VpcSpec): Promise<void> {
    this.#mustBeOpen();
    checkVpc(vpc, this.#pool);
    await this.#turns.take(vpcTurn, () => this.#ensure(vpc));
  }

  async vpcs(): Promise<readonly string[]> {
    this.#mustBeOpen();
    return await this.#turns.take(vpcTurn, () => Promise.resolve([...this.#vpcs.keys()]));
  }

  async removeVpc(vpcId: string): Promise<void> {
    this.#mustBeOpen();
    await this.#turns.take(vpcTurn, async () => {
      const vpc = this.#vpcs.get(vpcId);
      if (!vpc) return;
      const [left] = await router.ports(this.#run, vpc.place);
      if (left)
        throw new MachineError("conflict", `${left.interfaceId} is still attached in ${vpcId}; detach it first`);
      await host.deleteLink(this.#run, this.#names, vpc.link.index);
      await router.deleteNamespace(this.#run, vpc.place.name);
      this.#vpcs.delete(vpcId);
      for (const record of this.#attached.values())
        if (record.vpcId === vpcId) this.#attached.delete(record.interfaceId);
    });
  }

  async attach(nic: InterfaceSpec, namespace: string): Promise<void> {
    this.#mustBeOpen();
    await this.#turns.take(nic.interfaceId, () =>
      task.withNamespace(namespace, (target) => this.#attach(nic, namespace, target)),
    );
  }

  async detach(interfaceId: string): Promise<void> {
    this.#mustBeOpen();
    await this.#turns.take(interfaceId, async () => {
      const record = this.#attached.get(interfaceId);
      if (!record) return;
      await this.#disconnect(record);
    });
  }

  async setFirewalls(firewalls: ReadonlyMap<string, Firewall>): Promise<void> {
    this.#mustBeOpen();
    await allDone(
      [...firewalls].map(([interfaceId, firewall]) =>
        this.#turns.take(interfaceId, async () => {
          const record = this.#attached.get(interfaceId);
          if (record) await this.#setFirewall(record, firewall);
        }),
      ),
    );
  }

  async list(): Promise<readonly AttachedInterface[]> {
    this.#mustBeOpen();
    const found = await Promise.all([...this.#vpcs.values()].map(({ place }) => router.ports(this.#run, place)));
    return found.flat().map(({ inode: _inode, path: _path, ...attached }) => attached);
  }

  async close(): Promise<void> {
    this.#open = false;
    await this.#turns.idle();
  }

  async removeAll(): Promise<void> {
    await this.#turns.take(vpcTurn, async () => {
      await this.#readPlaces();
      await allDone([...this.#attached.values()].map((record) => this.#disconnect(record)));
      await host.removeHost(this.#run, this.#names);
      for (const name of await host.namespaceNames(this.#names)) await router.deleteNamespace(this.#run, name);
      this.#vpcs.clear();
      this.#attached.clear();
      this.#open = false;
    });
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new MachineError("unavailable", "the network plane is not open; call open() first");
  }

  /** VPCs and interfaces from the machine, and away with public addresses whose interface died while nobody looked. */
  async #readBack(): Promise<void> {
    await this.#readPlaces();
    const held = new Set([...this.#attached.values()].map(({ publicAddress }) => publicAddress));
    const stray = (await host.readPublicRoutes(this.#run, this.#names)).filter(
      ({ address, index }) => !held.has(address) && address !== this.#pool.linkAddress(index),
    );
    for (const { address, index } of stray)
      await host.unroutePublic(this.#run, this.#names, address, { index, vpcId: "", cidrs: [] });
  }

  async #readPlaces(): Promise<void> {
    const present = new Set(await host.namespaceNames(this.#names));
    const links = await host.readLinks(this.#run, this.#names);
    this.#vpcs.clear();
    this.#attached.clear();
    for (const link of links) {
      const place = this.#routerOf(link);
      if (!present.has(place.name)) continue;
      this.#vpcs.set(link.vpcId, { link, place });
      for (const record of await router.ports(this.#run, place)) this.#attached.set(record.interfaceId, record);
    }
  }

  #routerOf({ vpcId, index }: host.Link): router.VpcNamespace {
    return { vpcId, name: this.#names.vpcNamespace(vpcId), linkAddress: this.#pool.linkAddress(index) };
  }

  async #ensure(vpc: VpcSpec): Promise<void> {
    const known = this.#vpcs.get(vpc.vpcId);
    if (known?.stated && JSON.stringify(known.stated) === JSON.stringify(vpc)) return;
    const link = { index: known?.link.index ?? this.#freeIndex(), vpcId: vpc.vpcId, cidrs: vpc.cidrs };
    const place = this.#routerOf(link);
    const sameRanges = known?.stated !== undefined && String(known.stated.cidrs) === String(vpc.cidrs);
    if (!known) await router.makeNamespace(this.#run, place);
    if (!sameRanges) await host.makeLink(this.#run, this.#names, this.#pool, link, place);
    this.#vpcs.set(vpc.vpcId, { link, place, stated: known?.stated });
    if (known?.stated) await this.#inRouter(vpc.vpcId, () => router.changeRoutes(this.#run, place, vpc));
    else await this.#inRouter(vpc.vpcId, () => this.#setUp(place, vpc));
    this.#vpcs.set(vpc.vpcId, { link, place, stated: vpc });
  }

  #setUp(place: router.VpcNamespace, vpc: VpcSpec): Promise<void> {
    const members = [...this.#attached.values()].filter((one) => one.vpcId === vpc.vpcId && !this.#leaving.has(one));
    return router.setUpRouter(this.#run, place, vpc, members, { pool: this.#pool, doors: this.#doors });
  }

  /** The router's rules have one writer at a time: who replaces them whole must not lose what another adds. */
  #inRouter(vpcId: string, work: () => Promise<void>): Promise<void> {
    return this.#turns.take(`router ${vpcId}`, work);
  }

  #freeIndex(): number {
    const taken = new Set([...this.#vpcs.values()].map(({ link }) => link.index));
    for (let index = 0; index < this.#pool.links; index++) if (!taken.has(index)) return index;
    throw new MachineError(
      "conflict",
      `the pool ${this.#pool.cidr} has room for ${this.#pool.links} VPCs; choose a larger pool`,
    );
  }

  #placeOf(nic: InterfaceSpec): { vpc: Vpc; subnet: SubnetSpec } {
    const vpc = this.#vpcs.get(nic.vpcId);
    const subnet = vpc?.stated?.subnets.find(({ subnetId }) => subnetId === nic.subnetId);
    if (!vpc || !subnet)
      throw new MachineError("not-found", `${nic.subnetId} of ${nic.vpcId} has not been stated; call ensureVpc first`);
    checkInterface(nic, subnet, this.#pool);
    return { vpc, subnet };
  }

  async #attach(nic: InterfaceSpec, path: string, target: task.TaskNamespace): Promise<void> {
    const { vpc, subnet } = this.#placeOf(nic);
    const record = recordOf(nic, target.inode, path);
    await this.#forgetDead(record);
    const before = this.#claim(record);
    this.#joining.add(record);
    try {
      await this.#connect(vpc, nic, record, before, target);
      await task.bringUp(this.#run, target, taskAddress(nic, subnet));
    } catch (thrown) {
      if (!before) await this.#disconnect(record).catch(() => {});
      throw thrown;
    } finally {
      this.#joining.delete(record);
    }
  }

  /** Makes room where an address is held by an interface that the machine has lost. */
  async #forgetDead(record: PortRecord): Promise<void> {
    for (const other of this.#attached.values()) {
      // One that is on its way in is not plugged yet, and holds its addresses all the same.
      if (clash(record, other) === undefined || this.#joining.has(other)) continue;
      if (!(await this.#isPlugged(other))) await this.#disconnect(other);
    }
  }

  async #isPlugged(record: PortRecord): Promise<boolean> {
    const vpc = this.#vpcs.get(record.vpcId);
    const present = vpc ? await router.ports(this.#run, vpc.place) : [];
    return present.some(({ interfaceId }) => interfaceId === record.interfaceId);
  }

  async #setFirewall(record: PortRecord, firewall: Firewall): Promise<void> {
    const apply = (target: task.TaskNamespace) => task.applyFirewall(this.#run, target, firewall);
    if ((await task.withSame(record, apply)) || !(await this.#isPlugged(record))) return;
    // It lives, but not where it was: the process by whose number it was known has ended before the others.
    const path = await task.findLiving(record.inode);
    if (path) await task.withSame({ inode: record.inode, path }, apply);
  }

  /** Takes the addresses for this interface, or refuses; without a pause, so that two askers cannot both get them. */
  #claim(record: PortRecord): PortRecord | undefined {
    for (const rival of this.#attached.values()) {
      const reason = clash(record, rival);
      if (reason) throw new MachineError("conflict", reason);
    }
    const before = this.#attached.get(record.interfaceId);
    this.#attached.set(record.interfaceId, record);
    return before;
  }

  /** Everything up to, but not including, the moment when traffic flows. */
  async #connect(
    vpc: Vpc,
    nic: InterfaceSpec,
    record: PortRecord,
    before: PortRecord | undefined,
    target: task.TaskNamespace,
  ): Promise<void> {
    const left = before?.publicAddress === nic.publicAddress ? undefined : before?.publicAddress;
    await allDone([
      task.applyFirewall(this.#run, target, nic.firewall),
      router.plug(this.#run, vpc.place, record, target),
      this.#inRouter(record.vpcId, () => router.enrol(this.#run, vpc.place, before, record)),
      left ? host.unroutePublic(this.#run, this.#names, left, vpc.link) : Promise.resolve(),
      nic.publicAddress ? this.#routePublic(vpc, nic.publicAddress) : Promise.resolve(),
    ]);
  }

  #routePublic({ link, place }: Vpc, address: string): Promise<void> {
    return host.routePublic(this.#run, this.#names, this.#pool.hostAddress, address, link, place.linkAddress);
  }

  async #disconnect(record: PortRecord): Promise<void> {
    const vpc = this.#vpcs.get(record.vpcId);
    const { publicAddress } = record;
    this.#leaving.add(record);
    if (vpc)
      await allDone([
        this.#unplug(vpc, record),
        this.#inRouter(record.vpcId, () => router.strike(this.#run, vpc.place, record)),
        publicAddress ? host.unroutePublic(this.#run, this.#names, publicAddress, vpc.link) : Promise.resolve(),
      ]);
    this.#attached.delete(record.interfaceId);
  }

  /** Takes the interface away, and then the firewall, which a namespace that lives on is not to keep. */
  async #unplug(vpc: Vpc, record: PortRecord): Promise<void> {
    if (!(await router.unplug(this.#run, vpc.place, record))) return;
    await task.withSame(record, (target) => task.removeFirewall(this.#run, target));
  }
}

function recordOf(nic: InterfaceSpec, inode: string, path: string): PortRecord {
  const { interfaceId, vpcId, macAddress, privateAddress, publicAddress } = nic;
  return { interfaceId, vpcId, macAddress, privateAddress, ...(publicAddress ? { publicAddress } : {}), inode, path };
}

function taskAddress({ privateAddress }: InterfaceSpec, subnet: SubnetSpec): task.TaskAddress {
  const range = parseCidr(subnet.cidr);
  return { privateAddress, prefix: range.prefix, gateway: gatewayOf(range) };
}
