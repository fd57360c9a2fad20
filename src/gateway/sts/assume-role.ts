// sts:AssumeRole. The role's trust policy and the caller's own policies decide together.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
//
// Where AWS differs: there a root user may not assume roles. Here root's key is the one that a person begins with, so it may
// where the trust policy names its account.
import type * as STS from "@aws-sdk/client-sts";
import { AwsError } from "../../model/errors.ts";
import type { Principal } from "../../model/iam/principal.ts";
import type { Role } from "../../model/iam/records.ts";
import { decideAssumeRole, roleOfArn } from "../../model/iam/rights.ts";
import { newRoleSession } from "../../model/iam/session.ts";
import { keepSession } from "../../store/role-credentials.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import { accessDenied, type Decision } from "../auth/authoriser.ts";
import { type Input, operation } from "../service.ts";
import { checkDuration, checkText } from "./checks.ts";
import { renderCredentials } from "./render.ts";
import { packedSize, sessionPolicies } from "./session-policies.ts";

type AssumeRoleInput = Input<typeof STS, "AssumeRole">;

export const assumeRole = operation<typeof STS, "AssumeRole">({
  access: "Write",
  action: null, // asked below, together with the trust policy
  refuses: [
    "Tags",
    "TransitiveTagKeys",
    "SerialNumber",
    "TokenCode",
    "SourceIdentity",
    "ProvidedContexts",
    "MinimumSessionTokenSize",
  ],
  handle: (input, context) => {
    check(input);
    const { tx, principal, nowMs, dice } = context;
    const directory = iamDirectory(tx);
    const role = roleOfArn(directory, input.RoleArn);
    const decision = role ? decideAssumeRole(directory, principal, role, conditionsOf(input)) : unknownRole;
    if (!role || !decision.allowed)
      throw accessDenied("awsQuery", principal, "sts:AssumeRole", input.RoleArn, decision.reason);
    const durationS = durationOf(input, role, principal);
    const policies = sessionPolicies(tx, role.account, input);
    const facts = { nowMs, dice, durationMs: durationS * 1000 };
    const session = keepSession(tx, newRoleSession(role, input.RoleSessionName, facts, policies));
    return {
      Credentials: renderCredentials(session),
      AssumedRoleUser: { AssumedRoleId: session.principal.userId, Arn: session.principal.arn },
      ...(policies.length > 0 && { PackedPolicySize: packedSize(policies) }),
    };
  },
});

/** As for a role whose trust policy does not speak: AWS does not tell whether the role is there. */
const unknownRole: Decision = {
  allowed: false,
  reason: "no role trust policy allows the sts:AssumeRole action",
};

const conditionsOf = ({ RoleSessionName, ExternalId }: AssumeRoleInput) => ({
  "sts:RoleSessionName": RoleSessionName,
  ...(ExternalId !== undefined && { "sts:ExternalId": ExternalId }),
});

const mostDurationS = 43_200;
const defaultDurationS = 3600;
const mostChainedS = 3600;

function check({ RoleArn, RoleSessionName, DurationSeconds, ExternalId }: AssumeRoleInput): void {
  checkText(RoleArn, "roleArn", { least: 20, most: 2048 });
  checkText(RoleSessionName, "roleSessionName", { least: 2, most: 64, pattern: "[\\w+=,.@-]*" });
  if (ExternalId !== undefined)
    checkText(ExternalId, "externalId", { least: 2, most: 1224, pattern: "[\\w+=,.@:\\/-]*" });
  checkDuration(DurationSeconds, mostDurationS);
}

/** Seconds. A role that assumes a role (role chaining) has an hour at most. */
function durationOf({ DurationSeconds }: AssumeRoleInput, role: Role, principal: Principal): number {
  const asked = DurationSeconds ?? defaultDurationS;
  if (principal.kind === "assumed-role" && asked > mostChainedS)
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  if (asked > role.maxSessionDurationS)
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  return asked;
}
