// What was thrown, as an error of the wire: the vendor's exception classes, our AwsError by code, and bugs.
import { AwsError } from "../../model/errors.ts";
import type { ErrorModel, ServiceModel } from "./model.ts";

export interface WireError {
  readonly name: string;
  readonly code: string;
  readonly status: number;
  readonly queryStatus: number;
  readonly fault: "client" | "server";
  readonly message: string;
  readonly model?: ErrorModel;
  /** Values of the modelled members. */
  readonly value: Readonly<Record<string, unknown>>;
}

const bug = "The request processing has failed because of an unknown error, exception or failure.";

/** Undefined when `thrown` is neither a modelled exception nor an AwsError: a bug of ours. */
export function asWireError(service: ServiceModel | undefined, thrown: unknown): WireError | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if (thrown instanceof AwsError) {
    const { code, message, status } = thrown;
    const model = service?.errors.get(code);
    const fault = status < 500 ? "client" : "server";
    const base = { name: code, code, status, queryStatus: status, fault, message, value: {} } as const;
    // An AwsError whose code the vendor models reaches clients as the modelled class; its status stays as thrown.
    return model ? { ...base, code: model.code, model } : base;
  }
  const model = "$fault" in thrown ? service?.errors.get(thrown.name) : undefined;
  if (!model) return undefined;
  const { name, code, status, queryStatus, fault } = model;
  return {
    name,
    code,
    status,
    queryStatus,
    fault,
    message: thrown.message,
    model,
    value: Object.fromEntries(Object.entries(thrown)),
  };
}

/** What users see of a bug; the log has the rest, under the request id. */
export const internalFailure: WireError = {
  name: "InternalFailure",
  code: "InternalFailure",
  status: 500,
  queryStatus: 500,
  fault: "server",
  message: bug,
  value: {},
};

/** The error's members in wire form; the model decides between `message` and `Message`. */
export function errorMembers({ model, message, value }: WireError): Record<string, unknown> {
  if (!model) return { message };
  const members: Record<string, unknown> = {};
  let said = false;
  for (const [name] of model.schema.structIterator()) {
    const isMessage = name.toLowerCase() === "message";
    members[name] = value[name] ?? (isMessage ? message : undefined);
    said ||= isMessage;
  }
  // Some modelled errors have no message member; clients show one all the same.
  if (!said) members.message = message;
  return members;
}
