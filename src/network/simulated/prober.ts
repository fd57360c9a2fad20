// The prober of a machine without a network: it follows the packet through what was stated. Nothing listens there, and so it
// never says that a port is open.
import { MachineError } from "../../kit/machine-error.ts";
import type { Probed, Prober, Target } from "../prober.ts";
import type { SimulatedMachine } from "./machine.ts";

export function simulatedProber(machine: SimulatedMachine): Prober {
  return {
    async probe({ address, port }: Target): Promise<Probed> {
      const pool = machine.opened?.pool;
      if (!pool?.isForInterfaces(address))
        throw new MachineError("invalid", `${address} is not an address that the plane gives to interfaces`);
      const from = `internet:${pool.hostAddress}`;
      return { connection: machine.reaches(from, address, "tcp", port) ? "arrived" : "silent" };
    },
    listeners: () => Promise.resolve(undefined),
  };
}
