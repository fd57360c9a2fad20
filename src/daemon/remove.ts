// Takes away everything that this data directory's control plane ever made on the machine. Works when no control plane runs,
// and when one was killed.
import { isKind } from "../kit/machine-error.ts";
import { systemClock } from "../kit/clock.ts";
import { systemDice } from "../kit/ids.ts";
import { buildEngine, buildNetwork } from "./machines.ts";
import { type DaemonOptions, defaultPublicPools, readIdentity } from "./options.ts";

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
  const containers = await engine.list(mine);
  await Promise.all(containers.map(({ id }) => engine.remove(id)));
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
  return { containers: containers.length, volumes: volumes.length, images };
}
