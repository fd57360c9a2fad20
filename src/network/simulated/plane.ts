// The network plane without a network: the whole of Muelle runs on it where there is no root and no Linux, in tests and in
// the deterministic simulation. It refuses what the kernel plane refuses and forgets what the kernel plane forgets.
import { MachineError } from "../../kit/machine-error.ts";
import { checkFirewall, checkInterface, checkVpc, clash } from "../checks.ts";
import type {
  AttachedInterface,
  Firewall,
  InterfaceSpec,
  NetworkPlane,
  OpenedPlane,
  PlaneOptions,
  VpcSpec,
} from "../network.ts";
import { publicPool, type PublicPool } from "../pool.ts";
import { placed, type SimulatedMachine } from "./machine.ts";
import type { Operation } from "./script.ts";

/** Any namespace exists until the machine is told that it ended. Errors: invalid (pool). */
export function simulatedPlane(options: PlaneOptions, machine: SimulatedMachine): NetworkPlane {
  return new SimulatedPlane(options, machine);
}

class SimulatedPlane implements NetworkPlane {
  readonly #machine: SimulatedMachine;
  readonly #pool: PublicPool;
  readonly #doors: PlaneOptions["doors"];
  readonly #stated = new Set<string>();
  #open = false;

  constructor({ publicPool: cidr, doors }: PlaneOptions, machine: SimulatedMachine) {
    this.#machine = machine;
    this.#pool = publicPool(cidr);
    this.#doors = doors;
  }

  open(): Promise<OpenedPlane> {
    return this.#machine.script.play("open", () => {
      this.#machine.opened = { pool: this.#pool, doors: this.#doors };
      for (const nic of this.#machine.interfaces.values()) if (!this.#isAlive(nic)) this.#drop(nic.interfaceId);
      this.#open = true;
      return { hostAddress: this.#pool.hostAddress };
    });
  }

  ensureVpc(vpc: VpcSpec): Promise<void> {
    return this.#play("ensureVpc", () => {
      checkVpc(vpc, this.#pool);
      this.#machine.vpcs.set(vpc.vpcId, structuredClone(vpc));
      this.#stated.add(vpc.vpcId);
    });
  }

  vpcs(): Promise<readonly string[]> {
    return this.#play("vpcs", () => [...this.#machine.vpcs.keys()]);
  }

  removeVpc(vpcId: string): Promise<void> {
    return this.#play("removeVpc", () => {
      const left = this.#machine.alive().find((nic) => nic.vpcId === vpcId);
      if (left)
        throw new MachineError("conflict", `${left.interfaceId} is still attached in ${vpcId}; detach it first`);
      this.#machine.vpcs.delete(vpcId);
      this.#stated.delete(vpcId);
      for (const nic of this.#machine.interfaces.values()) if (nic.vpcId === vpcId) this.#drop(nic.interfaceId);
    });
  }

  attach(nic: InterfaceSpec, namespace: string): Promise<void> {
    return this.#play("attach", () => {
      const vpc = this.#stated.has(nic.vpcId) ? this.#machine.vpcs.get(nic.vpcId) : undefined;
      const subnet = vpc?.subnets.find(({ subnetId }) => subnetId === nic.subnetId);
      if (!subnet)
        throw new MachineError(
          "not-found",
          `${nic.subnetId} of ${nic.vpcId} has not been stated; call ensureVpc first`,
        );
      checkInterface(nic, subnet, this.#pool);
      if (!this.#machine.isNamespace(namespace))
        throw new MachineError("not-found", `there is no network namespace at ${namespace}`);
      this.#makeRoom({ ...nic, namespace });
      this.#machine.hold({ ...nic, namespace });
    });
  }

  detach(interfaceId: string): Promise<void> {
    return this.#play("detach", () => this.#drop(interfaceId));
  }

  setFirewalls(firewalls: ReadonlyMap<string, Firewall>): Promise<void> {
    return this.#play("setFirewalls", () => {
      for (const [interfaceId, firewall] of firewalls) {
        checkFirewall(firewall);
        const nic = this.#machine.interfaces.get(interfaceId);
        if (nic) this.#machine.interfaces.set(interfaceId, { ...nic, firewall });
      }
    });
  }

  list(): Promise<readonly AttachedInterface[]> {
    return this.#play("list", () =>
      this.#machine
        .alive()
        .map(placed)
        .map(({ inode: _inode, path: _path, ...attached }) => attached),
    );
  }

  async close(): Promise<void> {
    this.#open = false;
  }

  removeAll(): Promise<void> {
    return this.#machine.script.play("removeAll", () => {
      this.#machine.vpcs.clear();
      for (const interfaceId of this.#machine.interfaces.keys()) this.#drop(interfaceId);
      this.#machine.opened = undefined;
      this.#stated.clear();
      this.#open = false;
    });
  }

  async #play<T>(operation: Operation, effect: () => T): Promise<T> {
    if (!this.#open) throw new MachineError("unavailable", "the network plane is not open; call open() first");
    return await this.#machine.script.play(operation, effect);
  }

  #isAlive({ namespace }: { readonly namespace: string }): boolean {
    return this.#machine.isNamespace(namespace);
  }

  #drop(interfaceId: string): void {
    this.#machine.drop(interfaceId);
  }

  /** Addresses of the dead are free; those of the living are a conflict. */
  #makeRoom(nic: InterfaceSpec & { readonly namespace: string }): void {
    for (const other of this.#machine.rivals(nic)) {
      const reason = clash(placed(nic), placed(other));
      if (reason === undefined) continue;
      if (this.#isAlive(other)) throw new MachineError("conflict", reason);
      this.#drop(other.interfaceId);
    }
  }
}
