// Dice for the thousands of rolls of a run: xoshiro128**, seeded by a hash. Good enough for fates; the control plane itself
// rolls the house's own.
import { createHash } from "node:crypto";
import type { Dice } from "../../src/kit/ids.ts";

export function quickDice(seed: string): Dice {
  const hash = createHash("sha256").update(seed).digest();
  const state = Uint32Array.from([0, 4, 8, 12], (at) => hash.readUInt32LE(at));
  const next = (): number => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    state[2] = c ^ a;
    state[3] = d ^ b;
    state[1] = b ^ (c ^ a);
    state[0] = a ^ (d ^ b);
    state[2] ^= b << 9;
    state[3] = rotate(state[3], 11);
    return result;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, () => next() >>> 24) };
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
