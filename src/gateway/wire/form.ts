// The form reader of awsQuery and ec2Query, of which the vendor ships the client's half only: fields → tree → typed input.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and …/aws-ec2-query-protocol.html
import { FromStringShapeDeserializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../model/errors.ts";

/** `A.B.1=x` is A → B → 1 → "x". */
export interface FormNode {
  value?: string;
  children?: Map<string, FormNode>;
}

/** Far more than any AWS operation nests; a bound for hostile input, whose rest no schema would read. */
const deepestPath = 64;

/** Far above what any AWS operation is sent; forms are taken apart before anybody knows whose they are. */
export const mostFormBytes = 1024 * 1024;
export const mostFormFields = 10_000;

/** Throws AwsErrors (413) for forms that are out of all proportion. */
export function parseForm(form: string): FormNode {
  if (form.length > mostFormBytes || countOf(form, "&") >= mostFormFields)
    throw new AwsError(
      "RequestEntityTooLarge",
      `A request's form may have ${mostFormBytes} bytes and ${mostFormFields} fields at most.`,
      413,
    );
  const root: FormNode = {};
  for (const [name, value] of new URLSearchParams(form)) {
    const path = name.split(".", deepestPath);
    let node = root;
    for (const part of path) node = childOf(node, part);
    node.value = value;
  }
  return root;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function childOf(node: FormNode, part: string): FormNode {
  node.children ??= new Map();
  let child = node.children.get(part);
  if (!child) node.children.set(part, (child = {}));
  return child;
}

type Read = (node: FormNode) => unknown;
interface Traits {
  readonly xmlName?: string;
  readonly ec2QueryName?: string;
  readonly xmlFlattened?: 1;
}

const scalars = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
});

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The numbered children, in the order of their numbers. */
function items(node: FormNode): FormNode[] {
  const numbered: [number, FormNode][] = [];
  for (const [key, child] of node.children ?? []) if (/^\d{1,9}$/.test(key)) numbered.push([Number(key), child]);
  return numbered.sort((a, b) => a[0] - b[0]).map(([, child]) => child);
}

/** Readers of one protocol, made once per schema. */
export class FormReader {
  readonly #ec2: boolean;
  readonly #structures = new WeakMap<object, Read>();

  constructor(protocol: "awsQuery" | "ec2Query") {
    this.#ec2 = protocol === "ec2Query";
  }

  read(input: NormalizedSchema, form: FormNode): Record<string, unknown> {
    if (input.isUnitSchema()) return {};
    return this.#structure(input)(form) as Record<string, unknown>;
  }

  #reader(schema: NormalizedSchema): Read {
    if (schema.isStructSchema()) return this.#structure(schema);
    if (schema.isListSchema()) return this.#list(schema);
    if (schema.isMapSchema()) return this.#map(schema);
    return (node) => this.#scalar(schema, node.value ?? "");
  }

  #structure(schema: NormalizedSchema): Read {
    const raw = schema.getSchema() as object;
    const known = this.#structures.get(raw);
    if (known) return known;
    const members: (readonly [name: string, key: string, read: Read])[] = [];
    const read: Read = ({ children }) => {
      const out: Record<string, unknown> = {};
      if (!children) return out;
      for (const [name, key, readMember] of members) {
        const child = children.get(key);
        if (child) out[name] = readMember(child);
      }
      return out;
    };
    this.#structures.set(raw, read); // before the members: schemas recurse
    for (const [name, member] of schema.structIterator())
      members.push([name, this.#key(name, member), this.#reader(member)]);
    return read;
  }

  #key(name: string, member: NormalizedSchema): string {
    const { xmlName, ec2QueryName } = member.getMemberTraits() as Traits;
    return this.#ec2 ? (ec2QueryName ?? capitalised(xmlName ?? name)) : (xmlName ?? name);
  }

  #list(schema: NormalizedSchema): Read {
    const member = schema.getValueSchema();
    const read = this.#reader(member);
    const flat = this.#ec2 || (schema.getMergedTraits() as Traits).xmlFlattened;
    const wrapper = (member.getMergedTraits() as Traits).xmlName ?? "member";
    return (node) => {
      const from = flat ? node : node.children?.get(wrapper);
      return from ? items(from).map(read) : [];
    };
  }

  #map(schema: NormalizedSchema): Read {
    const keyName = (schema.getKeySchema().getMergedTraits() as Traits).xmlName ?? "key";
    const valueName = (schema.getValueSchema().getMergedTraits() as Traits).xmlName ?? "value";
    const read = this.#reader(schema.getValueSchema());
    const flat = (schema.getMergedTraits() as Traits).xmlFlattened;
    return (node) => {
      const from = flat ? node : node.children?.get("entry");
      const entries = (from ? items(from) : []).flatMap(({ children }) => {
        const key = children?.get(keyName)?.value;
        const value = children?.get(valueName);
        return key === undefined || !value ? [] : [[key, read(value)] as const];
      });
      return Object.fromEntries(entries);
    };
  }

  #scalar(schema: NormalizedSchema, text: string): unknown {
    if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, "base64"));
    if (schema.isBooleanSchema()) {
      if (/^true$/i.test(text)) return true;
      if (/^false$/i.test(text)) return false;
      throw this.#invalid(schema, text);
    }
    try {
      const value: unknown = scalars.read(schema, text);
      if (!schema.isNumericSchema() || (text.trim() !== "" && Number.isFinite(value))) return value;
    } catch {
      // falls through to the protocol's own error
    }
    throw this.#invalid(schema, text);
  }

  #invalid(schema: NormalizedSchema, text: string): AwsError {
    const name = schema.getMemberName();
    return this.#ec2
      ? new AwsError("InvalidParameterValue", `Value (${text}) for parameter ${name} is invalid.`)
      : new AwsError("MalformedInput", `Invalid value '${text}' for ${name}.`);
  }
}
