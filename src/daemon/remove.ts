// Takes away everything that this data directory's control plane ever made on the machine. Works when no control plane runs,
// and when one was killed.
import { existsSync } from "node:fs";
import type { Engine, Labels } from "../engine/engine.ts";
import { keepAwake, sleep, systemClock } from "../kit/clock.ts";
import { systemDice } from "../kit/ids.ts";
import { isKind, MachineError } from "../kit/machine-error.ts";
import { buildEngine, buildNetwork } from "./machines.ts";
import { announcementFile, type DaemonOptions, defaultPublicPools, readIdentity } from "./options.ts";

export interface Removed {
  readonly containers: number;
  readonly volumes: number;
  readonly images: number;
}

export async function removeEverything(options: DaemonOptions): Promise<Removed> {
  const identity = readIdentity(options.dataDirectory);
  if (!identity) return { containers: 0, volumes: 0, images: 0 };
  const facts = { clock: systemClock, dice: systemDice };
  const engine = buildEngine(options, facts);
  const mine = { muelle: identity.instance };
  if (existsSync(announcementFile(options.dataDirectory))) await settle();
  const containers = await removeContainers(engine, mine);
  const volumes = await engine.listVolumes(mine);
  for (const volume of volumes) await engine.removeVolume(volume);
  const pool = options.publicPool ?? identity.publicPool ?? defaultPublicPools[0] ?? "";
  await buildNetwork(options, identity, pool, facts).removeAll();
  let images = 0;
  for (const image of await engine.listImages(mine)) {
    for (const reference of image.repoTags.length > 0 ? image.repoTags : [...image.repoDigests, image.id]) {
      images += await engine.removeImage(reference).then(
        () => 1,
        (thrown: unknown) => {
          if (isKind(thrown, "conflict")) return 0; // another container still uses it
          throw thrown;
        },
      );
    }
  }
  return { containers, volumes: volumes.length, images };
}

/**
 * The control plane did not end in order (its announcement is still there): the engine may be making a container for it, which
 * nothing shows until it is made.
 */
async function settle(): Promise<void> {
  const awake = keepAwake();
  await sleep(systemClock, 1000).finally(awake);
}

/** Until the engine lists none: what was in the making appears later than the rest. Returns how many went. */
async function removeContainers(engine: Engine, mine: Labels): Promise<number> {
  const removed = new Set<string>();
  for (let rounds = 0; rounds < 5; rounds++) {
    const found = await engine.list(mine);
    if (found.length === 0) return removed.size;
    await Promise.all(found.map(({ id }) => engine.remove(id).then(() => removed.add(id))));
  }
  const left = await engine.list(mine);
  if (left.length === 0) return removed.size;
  const names = left.map(({ name, state }) => `${name} (${state})`).join(", ");
  throw new MachineError("unavailable", `Docker Engine keeps containers that it was told to remove: ${names}`);
}
