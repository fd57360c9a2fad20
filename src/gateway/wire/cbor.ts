// Smithy RPC v2 CBOR through the vendor's public codec.
// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
import { CborCodec } from "@smithy/core/cbor";
import { AwsError } from "../../model/errors.ts";
import { errorMembers, type WireError } from "./errors.ts";
import type { OperationModel } from "./model.ts";

const codec = new CborCodec();
const reader = codec.createDeserializer();
const writer = codec.createSerializer();
/** Smithy's document type: written as it comes, without a schema. */
const documentSchema = 15 as const;

export function decodeCbor(operation: OperationModel, body: Buffer): Record<string, unknown> {
  if (body.length === 0 || operation.input.isUnitSchema()) return {};
  let value: unknown;
  try {
    value = reader.read(operation.input, body);
  } catch {
    throw new AwsError("SerializationException", "The request body is not valid CBOR for the operation.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AwsError("SerializationException", "The request body must be a CBOR map.");
  return value as Record<string, unknown>;
}

export function encodeCbor(operation: OperationModel, output: unknown): Uint8Array {
  writer.write(operation.answersUnit ? documentSchema : operation.output, output ?? {});
  return writer.flush();
}

export function encodeCborError(error: WireError, namespace: string): Uint8Array {
  writer.write(documentSchema, { __type: `${namespace}#${error.name}`, ...errorMembers(error) });
  return writer.flush();
}
