// The log groups that a definition asks to be created, created with the visitor's own permissions: the usual execution role
// (AmazonECSTaskExecutionRolePolicy) lacks logs:CreateLogGroup, so that a task that had to create its group would not start.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import type { Aws } from "../../../aws/aws.ts";

/** Names of the groups in the console's own region that `awslogs-create-group` is on for; each once. */
export function groupsToCreate({ containerDefinitions = [] }: RegisterTaskDefinitionCommandInput, region: string) {
  const wanted = containerDefinitions.flatMap(({ logConfiguration }) => {
    const { options = {}, logDriver } = logConfiguration ?? {};
    const isHere = (options["awslogs-region"] ?? region) === region;
    const isWanted = logDriver === "awslogs" && options["awslogs-create-group"] === "true" && isHere;
    return (isWanted && options["awslogs-group"]) || [];
  });
  return [...new Set(wanted)];
}

/** Returns those that were not there before. Rejects with CloudWatch Logs' error, but for a group that is there already. */
export async function createLogGroups(aws: Aws, input: RegisterTaskDefinitionCommandInput): Promise<string[]> {
  const created: string[] = [];
  for (const logGroupName of groupsToCreate(input, aws.region)) {
    try {
      await aws.of(CloudWatchLogsClient).send(new CreateLogGroupCommand({ logGroupName }));
      created.push(logGroupName);
    } catch (thrown) {
      if (!(thrown instanceof Error && thrown.name === "ResourceAlreadyExistsException")) throw thrown;
    }
  }
  return created;
}
