// Is a text a task definition? First JSON, then only keys and types that RegisterTaskDefinition has (by the vendor's own schema),
// then what a definition cannot be without, and at last ECS's own rules.
import { type RegisterTaskDefinitionCommandInput, RegisterTaskDefinitionRequest$ } from "@aws-sdk/client-ecs";
import { NormalizedSchema } from "@smithy/core/schema";
import { refuseDefinition } from "../../../../../src/model/ecs/task-definition-rules.ts";
import { specOf } from "../../../../../src/model/ecs/task-definition-spec.ts";
import {
  type FaultKey,
  JsonFault,
  type JsonNode,
  readJson,
  type Span,
  valueOf,
} from "../../../parts/json-editor/json-text.ts";

export interface TextProblem extends Span {
  readonly key:
    | `json_${FaultKey}`
    | "containers"
    | "containerImage"
    | "containerName"
    | "family"
    | "refused"
    | "type"
    | "unknown";
  readonly values: Readonly<Record<string, string>>;
}

export interface Checked {
  readonly problems: readonly TextProblem[];
  /** There when there are no problems. */
  readonly definition?: RegisterTaskDefinitionCommandInput;
}

const request = NormalizedSchema.of(RegisterTaskDefinitionRequest$);

/** `registryHost`: by which Muelle's own registry is named in images, "localhost:4566". */
export function check(text: string, registryHost: string): Checked {
  try {
    const root = readJson(text);
    const problems = [...shape(root, request, ""), ...needs(root)];
    if (problems.length > 0) return { problems: problems.sort((one, other) => one.start - other.start) };
    const definition = withoutNulls(valueOf(root)) as RegisterTaskDefinitionCommandInput;
    const refusal = refuseDefinition(specOf(definition), registryHost);
    if (refusal === undefined) return { problems: [], definition };
    return { problems: [{ key: "refused", values: { reason: refusal }, start: root.start, end: root.start + 1 }] };
  } catch (thrown) {
    if (!(thrown instanceof JsonFault)) throw thrown;
    return { problems: [{ key: `json_${thrown.key}`, values: { found: thrown.found }, ...thrown.span }] };
  }
}

/** The vendor's protocol reads null as if nothing stood there; so does everything that goes on from here. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

type Kind = Exclude<JsonNode["kind"], "null">;

function kindOf(schema: NormalizedSchema): Kind {
  if (schema.isStructSchema() || schema.isMapSchema()) return "object";
  if (schema.isListSchema()) return "array";
  if (schema.isBooleanSchema()) return "boolean";
  return schema.isNumericSchema() ? "number" : "string";
}

/** Unknown keys and wrong types, all of them. Null is as if nothing stood there. */
function shape(node: JsonNode, schema: NormalizedSchema, path: string): TextProblem[] {
  if (node.kind === "null") return [];
  const wanted = kindOf(schema);
  if (node.kind !== wanted)
    return [
      { key: "type", values: { path: path || "JSON", wanted, found: node.kind }, start: node.start, end: node.end },
    ];
  if (node.kind === "array")
    return node.items.flatMap((item, index) => shape(item, schema.getValueSchema(), `${path}[${index}]`));
  if (node.kind !== "object") return [];
  const known = schema.isStructSchema() ? new Map(schema.structIterator()) : undefined;
  return node.members.flatMap((member) => {
    const inner = known ? known.get(member.key) : schema.getValueSchema();
    const own = path ? `${path}.${member.key}` : member.key;
    if (inner) return shape(member.value, inner, own);
    return [{ key: "unknown" as const, values: { path: own }, start: member.start, end: member.end }];
  });
}

/** A family, a container, and each container's name and image: they are empty in the template that the editor begins with. */
function needs(root: JsonNode): TextProblem[] {
  if (root.kind !== "object") return [];
  const problems: TextProblem[] = [];
  const report = (key: TextProblem["key"], at: Span, values: TextProblem["values"] = {}) =>
    problems.push({ key, values, start: at.start, end: at.end });
  const family = memberOf(root, "family");
  if (!isText(family)) report("family", family ?? root);
  const containers = memberOf(root, "containerDefinitions");
  if (containers?.kind === "array")
    for (const [index, container] of containers.items.entries()) {
      const at = { index: `containerDefinitions[${index}]` };
      const [name, image] = [memberOf(container, "name"), memberOf(container, "image")];
      if (!isText(name)) report("containerName", name ?? container, at);
      if (!isText(image)) report("containerImage", image ?? container, at);
    }
  if (
    containers === undefined ||
    containers.kind === "null" ||
    (containers.kind === "array" && containers.items.length === 0)
  )
    report("containers", containers ?? root);
  return problems;
}

const memberOf = (node: JsonNode, key: string): JsonNode | undefined =>
  node.kind === "object" ? node.members.find((member) => member.key === key)?.value : undefined;

/** A wrong type is reported as such, by shape(). */
const isText = (node: JsonNode | undefined): boolean =>
  node !== undefined && node.kind !== "null" && !(node.kind === "string" && node.value.trim() === "");
