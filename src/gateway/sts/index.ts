// AWS STS: who calls, and temporary credentials.
import * as STS from "@aws-sdk/client-sts";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import { assumeRole } from "./assume-role.ts";
import { getAccessKeyInfo } from "./get-access-key-info.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";
import { getSessionToken } from "./get-session-token.ts";

const operations: Operations<typeof STS> = {
  AssumeRole: assumeRole,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
};

export const sts: Service = { spec: specs.sts, module: STS, operations };
