// Requests that are nearly right: inputs that fit a schema, damaged in a repeatable way. For the fuzz of the gateway.
import { below, type Dice } from "../../kit/ids.ts";
import type { NormalizedSchema } from "@smithy/core/schema";

const texts = [
  "",
  " ",
  "default",
  "arn:aws:ecs:us-east-1:000000000000:cluster/default",
  "arn:",
  "a".repeat(3000),
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "\u0000\uffff😀",
  "%00%",
  "0",
  "-1",
  "{}",
  "[",
  "(((((a+)+)+)+)+)$",
  "sg-00000000000000000",
  "10.0.0.0/33",
  "::/0",
  "2026-01-01T00:00:00Z",
];
const numbers = [0, -1, 1, 65_536, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, 1.5, -0];
const others: readonly unknown[] = [null, true, [], {}, [null], [[]], { a: { a: {} } }, { __type: "x" }];

const one = <T>(dice: Dice, from: readonly T[]): T => from[below(dice, from.length)] as T;

/** The value with every leaf and branch damaged by chance, `often` in a hundred. */
export function damage(dice: Dice, value: unknown, often: number): unknown {
  if (below(dice, 100) < often) return replacement(dice, value);
  if (Array.isArray(value)) return value.map((item) => damage(dice, item, often));
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).filter(() => below(dice, 100) >= often);
  return Object.fromEntries(entries.map(([name, item]) => [name, damage(dice, item, often)]));
}

function replacement(dice: Dice, value: unknown): unknown {
  const same = below(dice, 4) > 0;
  if (same && typeof value === "string") return one(dice, texts);
  if (same && typeof value === "number") return one(dice, numbers);
  if (same && Array.isArray(value)) return below(dice, 2) === 0 ? [] : [...value, ...value, ...value];
  return one(dice, [...texts, ...numbers, ...others]);
}

/** As awsJson carries it. */
export function jsonBody(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (item instanceof Uint8Array) return Buffer.from(item).toString("base64");
    return item;
  });
}

interface Traits {
  readonly xmlName?: string;
  readonly ec2QueryName?: string;
  readonly xmlFlattened?: 1;
}

/** As the query protocols carry it; where the value no longer fits the schema, as it comes. */
export function formBody(schema: NormalizedSchema, value: object, ec2: boolean): URLSearchParams {
  const form = new URLSearchParams();
  flatten(form, "", schema, value, ec2);
  return form;
}

const joined = (prefix: string, key: string | number) => (prefix ? `${prefix}.${key}` : String(key));

function flatten(
  form: URLSearchParams,
  at: string,
  schema: NormalizedSchema | undefined,
  value: unknown,
  ec2: boolean,
) {
  if (value === undefined || value === null) return;
  if (value instanceof Date) return form.append(at, value.toISOString());
  if (value instanceof Uint8Array) return form.append(at, Buffer.from(value).toString("base64"));
  if (Array.isArray(value)) {
    const list = schema?.isListSchema() ? schema : undefined;
    const flat = ec2 || (list?.getMergedTraits() as Traits | undefined)?.xmlFlattened;
    const wrapper = (list?.getValueSchema().getMergedTraits() as Traits | undefined)?.xmlName ?? "member";
    const prefix = flat ? at : joined(at, wrapper);
    return value.forEach((item, i) => flatten(form, joined(prefix, i + 1), list?.getValueSchema(), item, ec2));
  }
  if (typeof value !== "object") return form.append(at, typeof value === "string" ? value : JSON.stringify(value));
  const members = new Map(schema?.isStructSchema() ? schema.structIterator() : []);
  for (const [name, item] of Object.entries(value)) {
    const member = members.get(name);
    const { xmlName, ec2QueryName } = (member?.getMemberTraits() ?? {}) as Traits;
    const plain = xmlName ?? name;
    const key = ec2 ? (ec2QueryName ?? plain.charAt(0).toUpperCase() + plain.slice(1)) : plain;
    flatten(form, joined(at, key), member, item, ec2);
  }
}
