// The port through which the gateway asks whether a principal may; IAM answers. And AWS's words for a refusal.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import { AwsError } from "../../model/errors.ts";
import type { Principal } from "../../model/iam/principal.ts";
import type { Reader } from "../../store/store.ts";
import type { Protocol } from "../service.ts";

export type Conditions = Readonly<Record<string, string | readonly string[]>>;

export interface Decision {
  readonly allowed: boolean;
  /**
   * The end of AWS's sentence: "no identity-based policy allows the ecs:RunTask action",
   * "with an explicit deny in an identity-based policy". Shown when not allowed.
   */
  readonly reason: string;
}

export interface Authoriser {
  /** Whether the principal's policies allow `action` on `resource` (an ARN or "*"). Never throws. */
  decide(principal: Principal, action: string, resource: string, conditions: Conditions, reader: Reader): Decision;
}

/** Before IAM is there: the root of an account may do everything in it, and nobody else may do anything. */
export const onlyRoot: Authoriser = {
  decide: (principal, action) => ({
    allowed: principal.kind === "root",
    reason: `no identity-based policy allows the ${action} action`,
  }),
};

/** The service's access-denied error in its protocol's code and status. */
export function accessDenied(
  protocol: Protocol,
  principal: Principal,
  action: string,
  resource: string,
  reason: string,
): AwsError {
  const why = reason.startsWith("with ") ? reason : `because ${reason}`;
  // EC2 does not name the resource of actions that know none; the others write the asterisk.
  const on = resource === "*" && protocol === "ec2Query" ? "" : ` on resource: ${resource}`;
  const sentence = `User: ${principal.arn} is not authorized to perform: ${action}${on} ${why}`;
  if (protocol === "ec2Query")
    return new AwsError("UnauthorizedOperation", `You are not authorized to perform this operation. ${sentence}`, 403);
  return protocol === "awsQuery"
    ? new AwsError("AccessDenied", sentence, 403)
    : new AwsError("AccessDeniedException", sentence, 400);
}
