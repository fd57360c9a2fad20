// One codec per wire protocol: request body → input, output or error → response.
import type { Protocol } from "../service.ts";
import { decodeCbor, encodeCbor, encodeCborError } from "./cbor.ts";
import type { WireError } from "./errors.ts";
import { encodeEventStream } from "./event-stream.ts";
import { type FormNode, FormReader } from "./form.ts";
import { decodeJson, encodeJson, encodeJsonError } from "./json.ts";
import type { Body, WireResponse } from "./message.ts";
import type { OperationModel, ServiceModel } from "./model.ts";
import { encodeEc2, encodeEc2Error, encodeQuery, encodeQueryError } from "./query.ts";

export interface Codec {
  readonly contentType: string;
  /** Throws an AwsError for what cannot be read. */
  decode(
    operation: OperationModel,
    body: Buffer,
    form: FormNode,
    onUnknown?: (member: string) => void,
  ): Record<string, unknown>;
  encode(service: ServiceModel, operation: OperationModel, output: unknown, requestId: string): Body;
  encodeError(service: ServiceModel | undefined, error: WireError, requestId: string): Body;
}

const json = (contentType: string): Codec => ({
  contentType,
  decode: (operation, body, _, onUnknown) => decodeJson(operation, body, onUnknown),
  encode: (_, operation, output) => encodeJson(operation, output),
  encodeError: (_, error) => encodeJsonError(error),
});

const awsQueryReader = new FormReader("awsQuery");
const ec2Reader = new FormReader("ec2Query");

export const codecs: Readonly<Record<Protocol, Codec>> = {
  awsJson1_0: json("application/x-amz-json-1.0"),
  awsJson1_1: json("application/x-amz-json-1.1"),
  rpcv2Cbor: {
    contentType: "application/cbor",
    decode: decodeCbor,
    encode: (_, operation, output) => encodeCbor(operation, output),
    encodeError: (service, error) => encodeCborError(error, namespaceOf(service)),
  },
  awsQuery: {
    contentType: "text/xml;charset=UTF-8",
    decode: (operation, _, form) => awsQueryReader.read(operation.input, form),
    encode: encodeQuery,
    encodeError: encodeQueryError,
  },
  ec2Query: {
    contentType: "text/xml;charset=UTF-8",
    decode: (operation, _, form) => ec2Reader.read(operation.input, form),
    encode: encodeEc2,
    encodeError: (_, error, requestId) => encodeEc2Error(error, requestId),
  },
};

function namespaceOf(service: ServiceModel | undefined): string {
  for (const { namespace } of service?.errors.values() ?? []) return namespace;
  return "com.amazonaws";
}

function headersOf(protocol: Protocol, requestId: string): Record<string, string> {
  const headers: Record<string, string> = {
    "content-type": codecs[protocol].contentType,
    "x-amzn-requestid": requestId,
  };
  if (protocol === "rpcv2Cbor") headers["smithy-protocol"] = "rpc-v2-cbor";
  return headers;
}

export function success(
  protocol: Protocol,
  service: ServiceModel,
  operation: OperationModel,
  output: unknown,
  requestId: string,
): WireResponse {
  const body = codecs[protocol].encode(service, operation, output, requestId);
  return { status: 200, headers: headersOf(protocol, requestId), body };
}

/** The answer of an operation whose output holds an event stream; `onBug` hears of what breaks it half-way. */
export function streamed(
  service: ServiceModel,
  operation: OperationModel,
  output: object,
  requestId: string,
  onBug: (thrown: unknown) => void,
): WireResponse {
  const headers = { "content-type": "application/vnd.amazon.eventstream", "x-amzn-requestid": requestId };
  return { status: 200, headers, body: encodeEventStream(service, operation, output, onBug) };
}

/** `queryMode`: the client sent x-amzn-query-mode and wants the old query protocol's error code too. */
export function failure(
  protocol: Protocol,
  service: ServiceModel | undefined,
  error: WireError,
  requestId: string,
  queryMode = false,
): WireResponse {
  const headers = headersOf(protocol, requestId);
  if (protocol === "awsJson1_0" || protocol === "awsJson1_1") headers["x-amzn-errortype"] = error.name;
  if (queryMode) headers["x-amzn-query-error"] = `${error.code};${error.fault === "client" ? "Sender" : "Receiver"}`;
  const status = protocol === "awsQuery" ? error.queryStatus : error.status;
  return { status, headers, body: codecs[protocol].encodeError(service, error, requestId) };
}
