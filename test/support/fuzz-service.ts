// Random inputs that fit the vendor's schemas, made of words that a service knows and of nonsense: whatever comes in, an AWS
// error or an answer that fits its schema goes out.
import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";
import { below, type Dice, seededDice } from "../../src/kit/ids.ts";
import { CallError } from "../../src/gateway/harness.ts";
import { ServiceRuntime } from "../../src/gateway/runtime.ts";
import type { Service } from "../../src/gateway/service.ts";

const nonsense = [
  "",
  " ",
  "*",
  "x".repeat(600),
  "__proto__",
  "ñ\u0000\ud800",
  "arn:aws:x",
  "-1",
  "{",
  '{"a":1}',
  "%a+%",
];

export interface FuzzOptions {
  readonly service: Service;
  readonly seed: string;
  readonly rounds: number;
  /** By member's name; `""` for any. Asked anew for each input. */
  readonly words: () => Readonly<Record<string, readonly string[]>>;
  readonly call: (operation: string, input: object) => Promise<unknown>;
  /** Operations that never end, or empty the house too often. */
  readonly rarely?: RegExp;
  readonly never?: RegExp;
}

const one = <T>(dice: Dice, of: readonly T[]): T => of[below(dice, of.length)] as T;

/** How many inputs were answered. Throws with the input of the first bug. */
export async function fuzzService(options: FuzzOptions): Promise<number> {
  const { service, seed, rounds, words, call, rarely, never } = options;
  const dice = seededDice(seed);
  const runtime = await ServiceRuntime.of(service);
  const names = Object.keys(service.operations).filter((name) => !never?.test(name));
  let answered = 0;
  for (let round = 0; round < rounds; round++) {
    const first = one(dice, names);
    const name = rarely?.test(first) && below(dice, 4) > 0 ? one(dice, names) : first;
    const model = runtime.operation(name)?.model;
    if (!model) throw new Error(`no operation ${name}`);
    const input = randomInput({ dice, words: words() }, model.input, 0);
    try {
      await call(name, input);
      answered += 1;
    } catch (thrown) {
      if (!(thrown instanceof CallError) || thrown.status >= 500)
        throw new Error(`seed ${seed}, round ${round}: ${name} ${JSON.stringify(input)}`, { cause: thrown });
    }
  }
  return answered;
}

interface Making {
  readonly dice: Dice;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Required members nearly always, others seldom: so that many inputs get past the refusals. */
function randomInput(making: Making, schema: NormalizedSchema, depth: number): object {
  const input: Record<string, unknown> = {};
  let required = (schema.getSchema() as StaticStructureSchema)[6] ?? 0;
  for (const [name, member] of schema.structIterator()) {
    const isRequired = required-- > 0;
    if (depth > 4 || below(making.dice, 12) < (isRequired ? 1 : 9)) continue;
    input[name] = randomValue(making, name, member, depth);
  }
  return input;
}

function randomValue(making: Making, name: string, schema: NormalizedSchema, depth: number): unknown {
  const { dice } = making;
  const inner = () => randomValue(making, name, schema.getValueSchema(), depth + 1);
  if (schema.isStructSchema()) return randomInput(making, schema, depth + 1);
  if (schema.isListSchema()) return Array.from({ length: below(dice, 3) }, inner);
  if (schema.isMapSchema())
    return Object.fromEntries(Array.from({ length: below(dice, 3) }, () => [randomText(making, name), inner()]));
  if (schema.isNumericSchema()) return one(dice, [-1, 0, 1, 2, 5, 7, 100, 5000, 1_767_225_600_000, 2 ** 60, 0.5]);
  if (schema.isBooleanSchema()) return below(dice, 2) === 0;
  if (schema.isTimestampSchema()) return new Date(0);
  if (schema.isBlobSchema()) return new Uint8Array(dice.bytes(below(dice, 20)));
  return randomText(making, name);
}

function randomText({ dice, words }: Making, name: string): string {
  const fitting = words[name] ?? [];
  if (fitting.length > 0 && below(dice, 10) > 0) return one(dice, fitting);
  return one(dice, [...(words[""] ?? []), ...nonsense]);
}
