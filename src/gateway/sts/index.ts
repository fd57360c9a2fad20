// AWS STS: who calls, and temporary credentials.
import * as STS from "@aws-sdk/client-sts";
import type { Service } from "../service.ts";
import { specs } from "../services.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";

export const sts: Service = {
  spec: specs.sts,
  module: STS,
  operations: { GetCallerIdentity: getCallerIdentity },
};
