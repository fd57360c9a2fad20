// Identifiers from a source of random bytes that is handed in: real in the daemon, seeded in the simulation.
import { createHash, randomFillSync } from "node:crypto";

export interface Dice {
  /** `count` bytes, uniformly distributed. */
  bytes(count: number): Uint8Array;
}

const pool = Buffer.alloc(4096);
let used = pool.length;

export const systemDice: Dice = {
  bytes(count) {
    if (count > pool.length) return randomFillSync(Buffer.alloc(count));
    if (used + count > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += count;
    return Uint8Array.prototype.slice.call(pool, used - count, used);
  },
};

/** The same seed gives the same bytes for ever (SHA-256 in counter mode). */
export function seededDice(seed: string | number): Dice {
  let block = Buffer.alloc(0);
  let counter = 0;
  return {
    bytes(count) {
      while (block.length < count) {
        const next = createHash("sha256").update(`${seed}/${counter++}`).digest();
        block = Buffer.concat([block, next]);
      }
      const out = Uint8Array.from(block.subarray(0, count));
      block = block.subarray(count);
      return out;
    },
  };
}

/** `length` lower-case hexadecimal digits. */
export function hex(dice: Dice, length: number): string {
  return Buffer.from(dice.bytes(Math.ceil(length / 2)))
    .toString("hex")
    .slice(0, length);
}

/** RFC 9562 version 4. */
export function uuid(dice: Dice): string {
  const b = Buffer.from(dice.bytes(16));
  b.writeUInt8((b.readUInt8(6) & 0x0f) | 0x40, 6);
  b.writeUInt8((b.readUInt8(8) & 0x3f) | 0x80, 8);
  const h = b.toString("hex");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/** `length` characters of `alphabet`, without modulo bias for alphabets of up to 256 characters. */
export function pick(dice: Dice, length: number, alphabet: string): string {
  const fair = 256 - (256 % alphabet.length);
  let out = "";
  while (out.length < length) {
    for (const byte of dice.bytes(length))
      if (byte < fair && out.length < length) out += alphabet[byte % alphabet.length];
  }
  return out;
}

/** A whole number from 0 up to, not including, `end`. */
export function below(dice: Dice, end: number): number {
  const b = Buffer.from(dice.bytes(6));
  return Math.floor((b.readUIntBE(0, 6) / 2 ** 48) * end);
}
