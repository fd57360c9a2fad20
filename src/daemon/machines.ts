// Builds the machines: real ones, or the simulated ones that need neither Docker nor root.
import { join } from "node:path";
import { ensurePauseImage } from "../../images/pause/pause-image.ts";
import { DockerEngine, dockerSocketPath } from "../engine/docker/docker-engine.ts";
import type { Engine, ImageBuilder, ImageRemover } from "../engine/engine.ts";
import { SimulatedEngine } from "../engine/simulated/simulated-engine.ts";
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import { isKind } from "../kit/machine-error.ts";
import { kernelPlane } from "../network/kernel/plane.ts";
import { kernelProber } from "../network/kernel/prober.ts";
import type { NetworkPlane } from "../network/network.ts";
import type { Prober } from "../network/prober.ts";
import { SimulatedMachine } from "../network/simulated/machine.ts";
import { simulatedPlane } from "../network/simulated/plane.ts";
import { simulatedProber } from "../network/simulated/prober.ts";
import { type DaemonOptions, defaultPublicPools, type Identity, metadataPort, writeIdentity } from "./options.ts";

export interface BuiltMachines {
  readonly engine: Engine & ImageBuilder & ImageRemover;
  readonly network: NetworkPlane;
  readonly prober: Prober;
  readonly publicPool: string;
  /** The machine as tasks see it. */
  readonly hostAddress: string;
}

interface Facts {
  readonly clock: Clock;
  readonly dice: Dice;
}

export function buildEngine(options: DaemonOptions, { clock, dice }: Facts): Engine & ImageBuilder & ImageRemover {
  if (options.engine === "docker") return new DockerEngine({ socketPath: dockerSocketPath(process.env), clock });
  return new SimulatedEngine({ clock, dice, file: join(options.dataDirectory, "simulated-engine.json") });
}

/** The plane over this pool, not opened. `machine`: what a simulated plane is on. */
export function buildNetwork(
  options: DaemonOptions,
  identity: Identity,
  publicPool: string,
  { clock, dice }: Facts,
  machine = new SimulatedMachine(clock, dice),
): NetworkPlane {
  const doors = [
    { port: 80, hostPort: metadataPort },
    { port: options.port, hostPort: options.port },
  ];
  const planeOptions = { instance: identity.instance, publicPool, doors };
  if (options.engine === "docker") return kernelPlane(planeOptions);
  return simulatedPlane(planeOptions, machine);
}

interface Machines {
  readonly engine: Engine;
  readonly simulated: SimulatedMachine;
}

function buildProber(
  { engine: name }: DaemonOptions,
  publicPool: string,
  { clock }: Facts,
  { engine, simulated }: Machines,
): Prober {
  if (name !== "docker") return simulatedProber(simulated);
  return kernelProber({
    publicPool,
    clock,
    processOf: async (containerId) => (await engine.inspect(containerId))?.pid,
  });
}

/** Opens the network on the first pool that this machine has free, and remembers it. */
export async function openMachines(options: DaemonOptions, identity: Identity, facts: Facts): Promise<BuiltMachines> {
  const engine = buildEngine(options, facts);
  const simulated = new SimulatedMachine(facts.clock, facts.dice);
  const wanted = options.publicPool ?? identity.publicPool;
  const candidates = wanted === undefined ? defaultPublicPools : [wanted];
  for (const [index, publicPool] of candidates.entries()) {
    const network = buildNetwork(options, identity, publicPool, facts, simulated);
    try {
      const { hostAddress } = await network.open();
      if (identity.publicPool !== publicPool) writeIdentity(options.dataDirectory, { ...identity, publicPool });
      const prober = buildProber(options, publicPool, facts, { engine, simulated });
      return { engine, network, prober, publicPool, hostAddress };
    } catch (thrown) {
      if (!isKind(thrown, "conflict") || index === candidates.length - 1) throw thrown;
    }
  }
  throw new Error("no pool of public addresses to try");
}

export const sandboxImage = (
  engine: Engine & ImageBuilder,
  options: DaemonOptions,
  instance: string,
): Promise<string> =>
  ensurePauseImage(engine, {
    labels: { muelle: instance, "muelle.role": "image" },
    ...(options.engine === "simulated" && { busybox: () => Promise.resolve(new Uint8Array()) }),
  });
