// The application that runs inside a task in task-role.test.ts: the vendor's SDK with no set-up whatever. Prints one line of
// JSON: who it is, and what becomes of calls that its role allows and does not allow.
import { ECSClient, ListClustersCommand } from "@aws-sdk/client-ecs";
import { DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const outcome = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "allowed",
    (error: Error) => `${error.name}: ${error.message}`,
  );

const { Arn, Account } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
const listClusters = await outcome(new ECSClient({}).send(new ListClustersCommand({})));
const describeRepositories = await outcome(new ECRClient({}).send(new DescribeRepositoriesCommand({})));
const root = { accessKeyId: "test", secretAccessKey: "test" };
const asRoot = await outcome(new STSClient({ credentials: root }).send(new GetCallerIdentityCommand({})));
const metadata = (await (await fetch(`${process.env["ECS_CONTAINER_METADATA_URI_V4"]}/task`)).json()) as {
  TaskARN: string;
};
console.log(JSON.stringify({ Arn, Account, listClusters, describeRepositories, asRoot, taskArn: metadata.TaskARN }));
