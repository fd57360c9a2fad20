// awsJson 1.0 and 1.1: the vendor's own JSON codec, both ways.
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import { JsonShapeDeserializer2, JsonShapeSerializer2 } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../model/errors.ts";
import { errorMembers, type WireError } from "./errors.ts";
import type { OperationModel } from "./model.ts";

const settings = { timestampFormat: { useTrait: true, default: 7 as const }, jsonName: false };
const reader = new JsonShapeDeserializer2(settings);
const writer = new JsonShapeSerializer2(settings);

const malformed = (message: string) => new AwsError("SerializationException", message);

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw malformed("The request body is not valid JSON.");
  }
}

/**
 * Values are typed as the schema says where they can be; `validate` finds the others. Members that the schema does not know
 * are dropped, as AWS drops them; `onUnknown` hears of those at the top.
 */
export function decodeJson(
  operation: OperationModel,
  body: Buffer,
  onUnknown?: (member: string) => void,
): Record<string, unknown> {
  const document = body.length === 0 ? {} : parse(body);
  if (typeof document !== "object" || document === null || Array.isArray(document))
    throw malformed("The request body must be a JSON object.");
  if (operation.input.isUnitSchema()) return {};
  // A `__type` would make the vendor's reader keep members that the schema does not know.
  if ("__type" in document) delete document.__type;
  if (onUnknown) for (const member in document) if (!knows(operation.input, member)) onUnknown(member);
  try {
    return reader.readObject(operation.input, document as never) as Record<string, unknown>;
  } catch (thrown) {
    throw malformed(thrown instanceof Error ? thrown.message : "The request body does not fit the operation.");
  }
}

const memberNames = new WeakMap<NormalizedSchema, ReadonlySet<string>>();

function knows(input: NormalizedSchema, member: string): boolean {
  let names = memberNames.get(input);
  if (!names) memberNames.set(input, (names = new Set([...input.structIterator()].map(([name]) => name))));
  return names.has(member);
}

/** The writer answers a Uint8Array whose valueOf() is a string (Buffer.from would convert it): the same bytes, re-viewed. */
function flush(): Buffer {
  const bytes = writer.flush();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function encodeJson(operation: OperationModel, output: unknown): Buffer | string {
  if (operation.answersUnit) return "{}";
  writer.write(operation.output, output ?? {});
  return flush();
}

/** A value of any schema, for what is not a whole answer: events. */
export function encodeJsonValue(schema: NormalizedSchema, value: unknown): Buffer {
  writer.write(schema, value);
  return flush();
}

export function encodeJsonError(error: WireError): Buffer | string {
  const members = { __type: error.name, ...errorMembers(error) };
  if (!error.model) return JSON.stringify(members);
  writer.write(error.model.schema, members);
  return flush();
}
