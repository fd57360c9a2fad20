// The lesson's task definition, with the role that pulls its image and writes its logs.
import { RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { GetRoleCommand, NoSuchEntityException } from "@aws-sdk/client-iam";
import { must } from "../../kit/assert.ts";
import { asTyped, type CommandContext } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Clients } from "./clients.ts";
import { names } from "./names.ts";

const roleName = "ecsTaskExecutionRole";
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const policyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

/** An account has it from the start; who deleted it is told how to make it again. */
async function executionRole(context: CommandContext, { iam }: Clients): Promise<string> {
  try {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: roleName }));
    return must(Role?.Arn, "role ARN");
  } catch (thrown) {
    if (!(thrown instanceof NoSuchEntityException)) throw thrown;
    throw new Problem("no-role", context.texts.demo.noRole(roleName), [
      asTyped(context, `aws iam create-role --role-name ${roleName} --assume-role-policy-document '${trust}'`),
      asTyped(context, `aws iam attach-role-policy --role-name ${roleName} --policy-arn ${policyArn}`),
    ]);
  }
}

/** Returns the revision's ARN. */
export async function register(context: CommandContext, clients: Clients, image: string): Promise<string> {
  const { ecs } = clients;
  const role = await executionRole(context, clients);
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: names.family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      executionRoleArn: role,
      taskRoleArn: role,
      containerDefinitions: [
        {
          name: names.container,
          image,
          essential: true,
          portMappings: [{ containerPort: names.port, protocol: "tcp" }],
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": `/ecs/${names.family}`,
              "awslogs-region": "us-east-1",
              "awslogs-stream-prefix": "ecs",
            },
          },
        },
      ],
    }),
  );
  return must(taskDefinition?.taskDefinitionArn, "taskDefinitionArn");
}
