// What the schemas can decide about an input: required members, types, enum values. Checks are made once per schema.
// Lengths, ranges and patterns are the operations' own business: the vendor's schemas do not carry them.
import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";
import { isFractional } from "./fractions.ts";

export interface Issue {
  /** Dotted, as AWS writes it: `tags.1.member.key`. */
  readonly path: string;
  readonly rule: "required" | "type" | "enum";
  /** The type, or the enum's values. */
  readonly want: string;
  readonly value: unknown;
}

type Check = (value: unknown, path: string, issues: Issue[]) => void;
/** The values that a structure's member may have, when its type is an enum or a list or map of one. */
export type AllowedValues = (structure: string, member: string) => ReadonlySet<string> | undefined;

export class Validator {
  readonly #allowed: AllowedValues;
  readonly #structures = new WeakMap<object, Check>();

  constructor(allowed: AllowedValues = () => undefined) {
    this.#allowed = allowed;
  }

  /** Every issue, in the order of the schema's members; none: the input may be handled. */
  issues(input: NormalizedSchema, value: unknown): readonly Issue[] {
    if (input.isUnitSchema()) return [];
    const found: Issue[] = [];
    this.#structure(input)(value, "", found);
    return found;
  }

  /** `structure` and `member`: where the value stands, through lists and maps. */
  #check(schema: NormalizedSchema, structure: string, member: string): Check {
    if (schema.isStructSchema()) return this.#structure(schema);
    if (schema.isListSchema()) return each(this.#check(schema.getValueSchema(), structure, member));
    if (schema.isMapSchema()) return everyValue(this.#check(schema.getValueSchema(), structure, member));
    const allowed = this.#allowed(structure, member);
    if (schema.isStringSchema())
      return allowed ? oneOf(allowed) : typed("string", (value) => typeof value === "string");
    if (schema.isNumericSchema())
      return isFractional(structure, member)
        ? typed("number", Number.isFinite)
        : typed("whole number", Number.isSafeInteger);
    if (schema.isBooleanSchema()) return typed("boolean", (value) => typeof value === "boolean");
    if (schema.isTimestampSchema()) return typed("timestamp", isTimestamp);
    if (schema.isBlobSchema()) return typed("blob", (value) => value instanceof Uint8Array);
    return () => {};
  }

  #structure(schema: NormalizedSchema): Check {
    const raw = schema.getSchema() as StaticStructureSchema;
    const known = this.#structures.get(raw);
    if (known) return known;
    const members: (readonly [name: string, required: boolean, check: Check])[] = [];
    const check = structure(members);
    this.#structures.set(raw, check); // before the members: schemas recurse
    let required = raw[6] ?? 0;
    for (const [name, member] of schema.structIterator())
      members.push([name, required-- > 0, this.#check(member, raw[2], name)]);
    return check;
  }
}

const isTimestamp = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime());
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typed =
  (want: string, fits: (value: unknown) => boolean): Check =>
  (value, path, issues) => {
    if (!fits(value)) issues.push({ path, rule: "type", want, value });
  };

const oneOf =
  (allowed: ReadonlySet<string>): Check =>
  (value, path, issues) => {
    if (typeof value !== "string") issues.push({ path, rule: "type", want: "string", value });
    else if (!allowed.has(value)) issues.push({ path, rule: "enum", want: [...allowed].join(", "), value });
  };

const structure =
  (members: readonly (readonly [string, boolean, Check])[]): Check =>
  (value, path, issues) => {
    if (!isObject(value)) return void issues.push({ path, rule: "type", want: "structure", value });
    for (const [name, required, check] of members) {
      const member = value[name];
      if (member != null) check(member, path ? `${path}.${name}` : name, issues);
      else if (required) issues.push(missing(path ? `${path}.${name}` : name));
    }
  };

const missing = (path: string): Issue => ({ path, rule: "required", want: "", value: undefined });

const each =
  (check: Check): Check =>
  (value, path, issues) => {
    if (!Array.isArray(value)) return void issues.push({ path, rule: "type", want: "list", value });
    for (let i = 0; i < value.length; i++)
      if (value[i] == null) issues.push(missing(`${path}.${i + 1}.member`));
      else check(value[i], `${path}.${i + 1}.member`, issues);
  };

const everyValue =
  (check: Check): Check =>
  (value, path, issues) => {
    if (!isObject(value)) return void issues.push({ path, rule: "type", want: "map", value });
    for (const [key, item] of Object.entries(value))
      if (item == null) issues.push(missing(`${path}.${key}.member`));
      else check(item, `${path}.${key}.member`, issues);
  };
