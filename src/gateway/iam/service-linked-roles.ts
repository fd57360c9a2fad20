// Roles that belong to a service of AWS: which ones there are, and what they are made of.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
import type { Dice } from "../../kit/ids.ts";
import { entityArn, newEntityId } from "../../model/iam/names.ts";
import type { Role } from "../../model/iam/records.ts";

interface LinkedService {
  readonly roleName: string;
  readonly description: string;
  readonly policyArns: readonly string[];
  /** Several roles of the service may live in an account, told apart by a suffix. */
  readonly suffix: boolean;
}

const awsPolicy = (name: string): string => `arn:aws:iam::aws:policy/aws-service-role/${name}`;

/** The services that Muelle has. */
export const linkedServices: ReadonlyMap<string, LinkedService> = new Map([
  [
    "ecs.amazonaws.com",
    {
      roleName: "AWSServiceRoleForECS",
      description: "Role to enable Amazon ECS to manage your cluster.",
      policyArns: [awsPolicy("AmazonECSServiceRolePolicy")],
      suffix: false,
    },
  ],
]);

export function linkedRole(
  service: string,
  linked: LinkedService,
  facts: { readonly account: string; readonly nowMs: number; readonly dice: Dice },
  description = linked.description,
): Role {
  const path = `/aws-service-role/${service}/`;
  const { account, nowMs, dice } = facts;
  return {
    account,
    name: linked.roleName,
    path,
    id: newEntityId(dice, "role"),
    arn: entityArn(account, "role", path, linked.roleName),
    createdAtMs: nowMs,
    tags: [],
    linkedService: service,
    description,
    maxSessionDurationS: 3600,
    assumeRolePolicyDocument: trustOf(service),
    inlinePolicies: [],
    attachedPolicyArns: linked.policyArns,
  };
}

/** The trust policy of a role that one service assumes. */
export const trustOf = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
