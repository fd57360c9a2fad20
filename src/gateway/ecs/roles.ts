// Roles that tasks are given: named by ARN or by short name, and passed on only by those who may.
import { parseEntityArn, entityArn, entityKey } from "../../model/iam/names.ts";
import { AwsError } from "../../model/errors.ts";
import { roles } from "../../store/tables/iam.ts";
import type { Context } from "../service.ts";
import { clientError } from "./refuse.ts";

/** The role's ARN. Throws ClientException for what cannot be a role; it need not exist yet. */
export function roleArnOf(context: Context, reference: string | undefined): string | undefined {
  if (reference === undefined || reference === "") return undefined;
  if (reference.startsWith("arn:"))
    return parseEntityArn(reference)?.kind === "role" ? reference : clientError("Role is not valid");
  if (!/^[\w+=,.@-]{1,64}$/.test(reference)) return clientError("Role is not valid");
  const role = context.tx.get(roles, entityKey(context.account, reference));
  return role?.arn ?? entityArn(context.account, "role", "/", reference);
}

/** Throws AccessDenied unless the caller may hand these roles to tasks. Nobody may hand on another account's, root included. */
export function authoriseRoles(context: Context, ...arns: readonly (string | undefined)[]): void {
  const given = [...new Set(arns)].filter((arn) => arn !== undefined);
  if (given.some((arn) => parseEntityArn(arn)?.account !== context.account))
    throw new AwsError("AccessDeniedException", "Cross-account pass role is not allowed.");
  for (const arn of given) context.authorise("iam:PassRole", arn, { "iam:PassedToService": "ecs-tasks.amazonaws.com" });
}
