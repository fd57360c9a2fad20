// What an account has of IAM from its first use: the role that ECS pulls images and writes logs with, and ECS's own.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
import type { Dice } from "../../kit/ids.ts";
import type { Scope } from "../../model/arn.ts";
import { entityArn, newEntityId } from "../../model/iam/names.ts";
import type { Transaction } from "../../store/store.ts";
import { iamAccounts, roles } from "../../store/tables/iam.ts";
import { linkedRole, linkedServices, trustOf } from "./service-linked-roles.ts";

/** Once for each account, whatever the region: what a user deletes stays deleted. */
export function seed(
  tx: Transaction,
  { account }: Scope,
  facts: { readonly nowMs: number; readonly dice: Dice },
): void {
  if (tx.get(iamAccounts, account)) return;
  tx.put(iamAccounts, { account, createdAtMs: facts.nowMs });
  tx.put(roles, {
    account,
    name: "ecsTaskExecutionRole",
    path: "/",
    id: newEntityId(facts.dice, "role"),
    arn: entityArn(account, "role", "/", "ecsTaskExecutionRole"),
    createdAtMs: facts.nowMs,
    tags: [],
    maxSessionDurationS: 3600,
    assumeRolePolicyDocument: trustOf("ecs-tasks.amazonaws.com"),
    inlinePolicies: [],
    attachedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"],
  });
  const ecs = linkedServices.get("ecs.amazonaws.com");
  if (ecs) tx.put(roles, linkedRole("ecs.amazonaws.com", ecs, { account, ...facts }));
}
