// A service's life by the AWS CLI with its own waiters: cluster, definition, task, service, update, and all of it gone.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { simulatedHouse } from "./simulated-house.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

const container = [{ name: "web", image: "busybox", portMappings: [{ containerPort: 5000 }] }];

test("a task and a service by the AWS CLI, from nothing to nothing", { skip }, async (t) => {
  const house = await simulatedHouse();
  t.after(() => house.close());
  const aws = async (...of: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)("aws", [...of, "--output", "text"], { env: house.environment });
    return stdout.trim();
  };
  const ecs = (operation: string, ...of: string[]) => aws("ecs", operation, ...of);
  const wait = (state: string, ...of: string[]) => aws("ecs", "wait", state, "--cluster", "web", ...of);

  await assert.rejects(ecs("list-tasks"), { message: /\(ClusterNotFoundException\).*Cluster not found\./ });
  await ecs("create-cluster", "--cluster-name", "web");
  const size = ["--network-mode", "awsvpc", "--requires-compatibilities", "FARGATE", "--cpu", "256", "--memory", "512"];
  const register = ["--family", "web", ...size, "--container-definitions", JSON.stringify(container)];
  const revision = ["--query", "taskDefinition.revision"];
  assert.equal(await ecs("register-task-definition", ...register, ...revision), "1");
  assert.equal(await ecs("register-task-definition", ...register, ...revision), "2");

  const subnet = await aws("ec2", "describe-subnets", "--query", "Subnets[0].SubnetId");
  const network = ["--network-configuration", `awsvpcConfiguration={subnets=[${subnet}],assignPublicIp=ENABLED}`];
  const run = ["--cluster", "web", "--launch-type", "FARGATE", "--task-definition", "web:1"];
  await assert.rejects(ecs("run-task", ...run), {
    message:
      /\(InvalidParameterException\).*Network Configuration must be provided when networkMode 'awsvpc' is specified\./,
  });
  const task = await ecs("run-task", ...run, ...network, "--query", "tasks[0].taskArn");
  await wait("tasks-running", "--tasks", task);
  const interfaceId = `tasks[0].attachments[0].details[?name=='networkInterfaceId'].value|[0]`;
  const eni = await ecs("describe-tasks", "--cluster", "web", "--tasks", task, "--query", interfaceId);
  const publicAddress = ["--query", "NetworkInterfaces[0].Association.PublicIp"];
  const address = await aws("ec2", "describe-network-interfaces", "--network-interface-ids", eni, ...publicAddress);
  assert.match(address, /^198\.1[89]\./);
  await ecs("stop-task", "--cluster", "web", "--task", task, "--reason", "enough");
  await wait("tasks-stopped", "--tasks", task);
  const story = ["--query", "tasks[0].[stopCode,stoppedReason]"];
  assert.equal(await ecs("describe-tasks", "--cluster", "web", "--tasks", task, ...story), "UserInitiated\tenough");

  const service = ["--cluster", "web", "--service", "web"];
  await ecs("create-service", ...run, ...network, "--service-name", "web", "--desired-count", "2");
  await wait("services-stable", "--services", "web");
  await ecs("update-service", ...service, "--task-definition", "web:2", "--desired-count", "1");
  await wait("services-stable", "--services", "web");
  const now = ["--query", "services[0].[length(deployments),runningCount,taskDefinition]"];
  const shown = await ecs("describe-services", "--cluster", "web", "--services", "web", ...now);
  assert.match(shown, /^1\t1\tarn:.*web:2$/);
  assert.match(
    await ecs("list-service-deployments", ...service, "--query", "serviceDeployments[0].status"),
    /SUCCESSFUL/,
  );
  await ecs("delete-service", ...service, "--force");
  await wait("services-inactive", "--services", "web");
  assert.equal(await ecs("delete-cluster", "--cluster", "web", "--query", "cluster.status"), "INACTIVE");
});
