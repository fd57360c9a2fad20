// A machine's network in memory: what outlives the processes of a control plane. Planes are opened on it one after the
// other, and a test asks it who reaches whom.
import type { Clock } from "../../kit/clock.ts";
import { type Dice, seededDice } from "../../kit/ids.ts";
import type { Placed } from "../checks.ts";
import type { InterfaceSpec, PlaneOptions, VpcSpec } from "../network.ts";
import type { PublicPool } from "../pool.ts";
import { trace, type Probe, type Trace } from "../reachability.ts";
import { Script } from "./script.ts";

/** An interface as it is on the machine now. */
export interface SimulatedInterface extends InterfaceSpec {
  readonly namespace: string;
}

export class SimulatedMachine {
  readonly script: Script;
  readonly vpcs = new Map<string, VpcSpec>();
  /** By interface id; also those whose namespace has ended, until they are detached. */
  readonly interfaces = new Map<string, SimulatedInterface>();
  readonly #holders = new Map<string, string>();
  /** Stated by open(). */
  opened: { readonly pool: PublicPool; readonly doors: PlaneOptions["doors"] } | undefined;
  readonly #ended = new Set<string>();

  constructor(clock: Clock, dice: Dice = seededDice("network")) {
    this.script = new Script(clock, dice);
  }

  /** The namespace's last process is gone, and with it the namespace: its interface is no longer listed and reaches nobody. */
  endNamespace(namespace: string): void {
    this.#ended.add(namespace);
  }

  isNamespace(namespace: string): boolean {
    return !this.#ended.has(namespace);
  }

  /** Attaches, in the place of what bore the same id. */
  hold(nic: SimulatedInterface): void {
    this.drop(nic.interfaceId);
    this.interfaces.set(nic.interfaceId, nic);
    for (const key of holdings(nic)) this.#holders.set(key, nic.interfaceId);
  }

  drop(interfaceId: string): void {
    const nic = this.interfaces.get(interfaceId);
    if (!nic) return;
    this.interfaces.delete(interfaceId);
    for (const key of holdings(nic)) if (this.#holders.get(key) === interfaceId) this.#holders.delete(key);
  }

  /** Those that hold something which `nic` wants, itself among them. */
  rivals(nic: SimulatedInterface): SimulatedInterface[] {
    const ids = new Set([nic.interfaceId, ...holdings(nic).flatMap((key) => this.#holders.get(key) ?? [])]);
    return [...ids].flatMap((id) => this.interfaces.get(id) ?? []);
  }

  alive(): SimulatedInterface[] {
    return [...this.interfaces.values()].filter(({ namespace }) => this.isNamespace(namespace));
  }

  /** Follows a flow, and says why it is lost where it is. */
  trace(probe: Probe): Trace {
    if (!this.opened) return { reached: false, because: "the plane is not open" };
    const interfaces = new Map(this.alive().map((nic) => [nic.interfaceId, nic]));
    return trace({ ...this.opened, vpcs: this.vpcs, interfaces }, probe);
  }

  /** Whether a flow comes about. `from`: an interface id, or `internet:<address>`. */
  reaches(from: string, to: string, protocol: Probe["protocol"], port: number): boolean {
    return this.trace({ from, to, protocol, port }).reached;
  }
}

/** What no two interfaces may hold at once: see `clash`. */
const holdings = ({ vpcId, macAddress, privateAddress, publicAddress, namespace }: SimulatedInterface): string[] => [
  ...(publicAddress === undefined ? [] : [`public ${publicAddress}`]),
  `private ${vpcId} ${privateAddress}`,
  `mac ${vpcId} ${macAddress}`,
  `namespace ${namespace}`,
];

/** As the checks of every plane want it. */
export function placed(nic: SimulatedInterface): Placed {
  const { interfaceId, vpcId, macAddress, privateAddress, publicAddress, namespace } = nic;
  const mapped = publicAddress === undefined ? {} : { publicAddress };
  return { interfaceId, vpcId, macAddress, privateAddress, ...mapped, inode: namespace, path: namespace };
}
