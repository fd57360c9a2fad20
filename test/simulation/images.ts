// What the containers of a run do, by image: each kind of behaviour that a user's programme may have, with its times rolled
// from the seed.
import type { SimulatedEngine } from "../../src/engine/simulated/simulated-engine.ts";
import type { Behaviour, Pulling } from "../../src/engine/simulated/script.ts";
import { below, type Dice } from "../../src/kit/ids.ts";
import { choose } from "./fates.ts";

interface Kind {
  readonly behaviour?: (dice: Dice) => Behaviour;
  readonly pulling?: (dice: Dice) => Pulling;
}

const seconds = (dice: Dice, most: number): number => 1 + below(dice, most * 1000);

const lines = (dice: Dice): Behaviour["lines"] =>
  Array.from({ length: below(dice, 12) }, (_, index) => ({
    // Some equal lines in one millisecond, some empty ones.
    afterMs: choose(dice, [1, 5, 5, 5, 1_000, seconds(dice, 60)]),
    text: choose(dice, ["hello", "hello", "", `line ${index}`]),
  })).toSorted((a, b) => a.afterMs - b.afterMs);

const onStop = (dice: Dice): Behaviour["onStop"] =>
  choose(dice, [undefined, "ignore" as const, { afterMs: seconds(dice, 20), code: choose(dice, [0, 143]) }]);

const runs = (dice: Dice): Behaviour => ({
  lines: lines(dice),
  onStop: onStop(dice),
  startDelayMs: choose(dice, [0, 0, seconds(dice, 5)]),
});

const exits =
  (code: number, mostSeconds: number, outOfMemory = false) =>
  (dice: Dice): Behaviour => ({
    ...runs(dice),
    exit: { afterMs: seconds(dice, mostSeconds), code, outOfMemory },
  });

/** Names say what happens; the first ones are good. */
const kinds: Readonly<Record<string, Kind>> = {
  "good-1": { behaviour: runs },
  "good-2": { behaviour: runs },
  "good-slow": { behaviour: runs, pulling: (dice) => ({ delayMs: seconds(dice, 90) }) },
  "job-quick": { behaviour: exits(0, 3) },
  "job-long": { behaviour: exits(0, 200) },
  "bad-exit": { behaviour: exits(1, 30) },
  "bad-late": { behaviour: exits(3, 300) },
  "bad-memory": { behaviour: exits(137, 60, true) },
  "bad-command": { behaviour: () => ({ startError: 'exec: "serve": executable file not found in $PATH' }) },
  "bad-health": {
    behaviour: (dice) => ({
      ...runs(dice),
      health: [
        { afterMs: seconds(dice, 10), health: "healthy" as const },
        { afterMs: 10_000 + seconds(dice, 100), health: "unhealthy" as const },
      ],
    }),
  },
  "bad-vanishes": { behaviour: (dice) => ({ ...runs(dice), vanishAfterMs: seconds(dice, 100) }) },
  "bad-missing": { pulling: () => ({ error: { kind: "not-found", message: "manifest unknown" } }) },
  "bad-denied": { pulling: (dice) => ({ delayMs: seconds(dice, 5), error: { kind: "denied", message: "denied" } }) },
  "bad-registry": { pulling: () => ({ error: { kind: "unavailable", message: "dial tcp: no such host" } }) },
};

const reference = (name: string): string => `sim/${name}:1`;
const named = (beginning: string): readonly string[] =>
  Object.keys(kinds)
    .filter((name) => name.startsWith(beginning))
    .map(reference);

export const goodImages = named("good");
export const jobImages = named("job");
export const badImages = named("bad");

export function publishImages(engine: SimulatedEngine, dice: Dice): void {
  for (const [name, { behaviour, pulling }] of Object.entries(kinds)) {
    if (behaviour) engine.script.image(reference(name), behaviour(dice));
    if (pulling) engine.script.pull(reference(name), pulling(dice));
  }
}
