// Every service of the gateway with the vendor's module, and values that fit any schema: for the tests of the wire.
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as ec2 from "@aws-sdk/client-ec2";
import * as ecr from "@aws-sdk/client-ecr";
import * as ecs from "@aws-sdk/client-ecs";
import * as iam from "@aws-sdk/client-iam";
import * as sts from "@aws-sdk/client-sts";
import type { NormalizedSchema } from "@smithy/core/schema";
import type { ServiceSpec } from "../service.ts";
import { type ServiceId, specs } from "../services.ts";
import type { AllowedValues } from "./validate.ts";

export interface VendorService {
  readonly spec: ServiceSpec;
  readonly module: Readonly<Record<string, unknown>>;
}

const modules: Readonly<Record<ServiceId, VendorService["module"]>> = { ecs, ecr, ec2, iam, sts, logs, cloudwatch };

export const everyService: readonly VendorService[] = (Object.keys(specs) as ServiceId[]).map((id) => ({
  spec: specs[id],
  module: modules[id],
}));

type Value = Record<string, unknown> | unknown[] | Date | Uint8Array | string | number | boolean | undefined;

/** Values with every member set, awkward characters, and enum values where the schema wants them. Counts, so no two are alike. */
export class ValueMaker {
  readonly #allowed: AllowedValues;
  #count = 0;

  constructor(allowed: AllowedValues = () => undefined) {
    this.#allowed = allowed;
  }

  make(schema: NormalizedSchema, allowed?: ReadonlySet<string>, above: readonly unknown[] = []): Value {
    this.#count++;
    if (schema.isStructSchema()) return this.#structure(schema, above);
    if (schema.isListSchema()) return this.#list(schema, allowed, above);
    if (schema.isMapSchema()) return this.#map(schema, allowed, above);
    if (schema.isTimestampSchema()) return new Date(1_710_000_306_000 + this.#count * 1000);
    if (schema.isBooleanSchema()) return this.#count % 2 === 0;
    if (schema.isNumericSchema()) return this.#count;
    if (schema.isBlobSchema()) return new Uint8Array([0, 255, this.#count & 255]);
    if (schema.isDocumentSchema()) return { a: [1, "x"] };
    if (allowed) return [...allowed][this.#count % allowed.size];
    return `s${this.#count} <é>&"' x=1;+%`;
  }

  #structure(schema: NormalizedSchema, above: readonly unknown[]): Value {
    const raw = schema.getSchema() as readonly unknown[];
    if (above.length > 6 || above.filter((other) => other === raw).length > 1) return undefined;
    const out: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      if (member.isStreaming() && member.isStructSchema()) continue;
      const value = this.make(member, this.#allowed(String(raw[2]), name), [...above, raw]);
      if (value === undefined) continue;
      out[name] = value;
      if (schema.isUnionSchema()) break;
    }
    return Object.keys(out).length > 0 ? out : undefined;
  }

  #list(schema: NormalizedSchema, allowed: ReadonlySet<string> | undefined, above: readonly unknown[]): Value {
    const items = [0, 1].map(() => this.make(schema.getValueSchema(), allowed, above)).filter((x) => x !== undefined);
    return items.length > 0 ? items : undefined;
  }

  #map(schema: NormalizedSchema, allowed: ReadonlySet<string> | undefined, above: readonly unknown[]): Value {
    const value = this.make(schema.getValueSchema(), allowed, above);
    return value === undefined ? undefined : { [`k é&${this.#count}`]: value, z: value };
  }
}
