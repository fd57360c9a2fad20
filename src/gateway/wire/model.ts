// The vendor's runtime schemas of one service, indexed once: operations and modelled errors. Nothing here is generated.
// The tuple format is public: StaticOperationSchema and its siblings in @smithy/types.
import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticErrorSchema, StaticOperationSchema } from "@smithy/types";
import type { ServiceSpec } from "../service.ts";

export interface OperationModel {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** The operation answers nothing at all (Smithy's Unit), not even an empty structure. */
  readonly answersUnit: boolean;
  /** The output member that is an event stream, if any. */
  readonly eventStream?: { readonly member: string; readonly union: NormalizedSchema };
}

export interface ErrorModel {
  /** The shape's name, as JSON's `__type` has it. */
  readonly name: string;
  /** The code of the query protocol, which may differ from the name. */
  readonly code: string;
  readonly status: number;
  /** For awsQuery only. */
  readonly queryStatus: number;
  readonly fault: "client" | "server";
  readonly schema: NormalizedSchema;
  /** Smithy namespace, as CBOR's `__type` has it. */
  readonly namespace: string;
}

/** Of the vendor's base classes (ECSServiceException), which no service answers. */
const syntheticNamespace = "smithy.ts.sdk.synthetic.";

export class ServiceModel {
  readonly spec: ServiceSpec;
  readonly operations = new Map<string, OperationModel>();
  readonly errors = new Map<string, ErrorModel>();

  constructor(spec: ServiceSpec, module: Readonly<Record<string, unknown>>) {
    this.spec = spec;
    for (const [key, value] of Object.entries(module)) {
      if (!key.endsWith("$") || !Array.isArray(value)) continue;
      if (value[0] === 9) this.#addOperation(value as unknown as StaticOperationSchema);
      else if (value[0] === -3) this.#addError(value as unknown as StaticErrorSchema);
    }
  }

  #addOperation(schema: StaticOperationSchema): void {
    const name = schema[2];
    const output = NormalizedSchema.of(schema[5]);
    const answersUnit = output.isUnitSchema();
    const eventStream = answersUnit ? undefined : eventStreamOf(output);
    this.operations.set(name, { name, input: NormalizedSchema.of(schema[4]), output, answersUnit, eventStream });
  }

  #addError(raw: StaticErrorSchema): void {
    const schema = NormalizedSchema.of(raw);
    const traits = schema.getMergedTraits() as {
      error?: string;
      httpError?: number;
      awsQueryError?: readonly [string, number];
    };
    const [, namespace, name] = raw;
    if (namespace.startsWith(syntheticNamespace)) return;
    const fault = traits.error === "server" ? "server" : "client";
    const status = traits.httpError ?? (fault === "client" ? 400 : 500);
    const [code, queryStatus] = traits.awsQueryError ?? [name, status];
    this.errors.set(name, { name, code, status, queryStatus, fault, schema, namespace });
  }
}

function eventStreamOf(output: NormalizedSchema): OperationModel["eventStream"] {
  for (const [member, schema] of output.structIterator())
    if (schema.isStreaming() && schema.isStructSchema()) return { member, union: schema };
  return undefined;
}
