// Whose policies decide for a principal: IAM's simulator takes users and roles, not sessions, and never the root.
import { parseArn } from "../../../../../src/model/arn.ts";

/** Undefined for the root. A session of a role is the role, as far as its name tells (sts leaves the role's path out). */
export function simulatedEntity(principal: string): string | undefined {
  const arn = parseArn(principal);
  if (!arn || arn.resource === "root") return undefined;
  const [kind, name] = arn.resource.split("/");
  return kind === "assumed-role" && name !== undefined ? `arn:aws:iam::${arn.account}:role/${name}` : principal;
}
