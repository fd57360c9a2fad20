// Reachability without Docker: the same links from a simulated machine, which says that a packet arrives and no more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { AuthorizeSecurityGroupIngressCommand, DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { callMuelle } from "../../src/cli/muelle-api.ts";
import type { Check } from "../../src/model/reachability/chain.ts";
import { eventually } from "../eventually.ts";
import { type SimulatedHouse, simulatedHouse } from "./simulated-house.ts";

let house: SimulatedHouse;
let ecs: ECSClient;
let ec2: EC2Client;

before(async () => {
  house = await simulatedHouse();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const options = { endpoint: house.endpoint, region: "us-east-1", credentials };
  ecs = new ECSClient(options);
  ec2 = new EC2Client(options);
});
after(async () => {
  ecs.destroy();
  ec2.destroy();
  await house.close();
});

/** The id of a task that is RUNNING, with a public address. */
async function runTask(): Promise<string> {
  await ecs.send(new CreateClusterCommand({ clusterName: "web" }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "hola",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "web", image: "hola", portMappings: [{ containerPort: 5000 }] }],
    }),
  );
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const awsvpcConfiguration = { subnets: [Subnets[0]?.SubnetId ?? ""], assignPublicIp: "ENABLED" as const };
  const { tasks = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: "web",
      taskDefinition: "hola",
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration },
    }),
  );
  const task = tasks[0]?.taskArn?.split("/").at(-1) ?? "";
  const status = async () => {
    const found = await ecs.send(new DescribeTasksCommand({ cluster: "web", tasks: [task] }));
    return found.tasks?.[0]?.lastStatus === "RUNNING" || undefined;
  };
  await eventually(status, { what: "the task RUNNING" });
  return task;
}

test("closed, opened by the rule that is named, and then as far as a simulated machine can tell", async () => {
  const input = { cluster: "web", task: await runTask() };
  const ask = async (): Promise<Check> => {
    const { checks } = await callMuelle<{ checks: Check[] }>(house.endpoint, "reachability", input);
    return checks[0] ?? assert.fail("no check");
  };
  const closed = await ask();
  assert.equal(closed.firstBroken, "security-group");
  const { groupId, client } = (closed.links[4]?.facts ?? {}) as { groupId: string; client: string };
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 5000, ToPort: 5000, IpRanges: [{ CidrIp: client }] }],
    }),
  );
  const open = await ask();
  assert.equal(open.firstBroken, undefined);
  assert.deepEqual(
    open.links.slice(4).map(({ id, status, code }) => `${id} ${status} ${code}`),
    [
      "security-group ok rule-for-client",
      "port ok port-mapped",
      "process not-checked simulated-machine",
      "http not-checked simulated-machine",
    ],
  );
});

test("refusals come with their code", async () => {
  await assert.rejects(callMuelle(house.endpoint, "reachability", { cluster: "web", task: "0".repeat(32) }), {
    code: "TaskNotFoundException",
    status: 400,
  });
});
