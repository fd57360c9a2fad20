// The roles that tasks can take on: those whose trust policy lets ecs-tasks.amazonaws.com assume them. And the one that AWS's
// console makes by itself.
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  paginateListRoles,
  type Role,
} from "@aws-sdk/client-iam";
import type { Aws } from "../../../aws/aws.ts";
import type { LiveRead } from "../../../aws/live.tsx";
import { executionRoleName } from "./from-definition.ts";

const principal = "ecs-tasks.amazonaws.com";

interface Statement {
  readonly Effect?: string;
  readonly Principal?: string | { readonly Service?: string | readonly string[] };
  readonly Action?: string | readonly string[];
}

const listed = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** IAM answers the trust policy as URL-encoded JSON. */
export function isTaskRole({ AssumeRolePolicyDocument: document = "" }: Role): boolean {
  try {
    const policy = JSON.parse(decodeURIComponent(document)) as { Statement?: Statement | readonly Statement[] };
    return listed(policy.Statement).some(
      ({ Effect, Principal, Action }) =>
        Effect === "Allow" &&
        (typeof Principal === "string" ? Principal === "*" : listed(Principal?.Service).includes(principal)) &&
        listed(Action).some((action) => ["sts:AssumeRole", "sts:*", "*"].includes(action)),
    );
  } catch {
    return false;
  }
}

export const taskRolesRead: LiveRead<Role[]> = {
  key: ["task-roles"],
  on: [{ kind: "role" }],
  read: async (aws, signal) => {
    const found: Role[] = [];
    for await (const { Roles = [] } of paginateListRoles({ client: aws.of(IAMClient) }, {})) {
      signal.throwIfAborted();
      found.push(...Roles.filter(isTaskRole));
    }
    return found;
  },
};

/** ecsTaskExecutionRole with AWS's managed policy. Returns its ARN. */
export async function createExecutionRole(aws: Aws): Promise<string> {
  const iam = aws.of(IAMClient);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: executionRoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  await iam.send(
    new AttachRolePolicyCommand({
      RoleName: executionRoleName,
      PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    }),
  );
  return Role?.Arn ?? "";
}
