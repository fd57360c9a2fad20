// RunTask accepted → RUNNING, against `docker run -d` of the same image, in turns. The first is read off the task's own
// createdAt and startedAt; the second is how long the command takes.
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { holaContext } from "../images/hola/hola-image.ts";
import { clientOptions, type House, openHouse, percentile } from "./house.ts";

const exec = promisify(execFile);
const page = new URL("../images/hola/page.sh", import.meta.url).pathname;

export interface LaunchBench {
  /** Median of Muelle's time over docker's: below 1, Muelle is faster. */
  readonly p50Ratio: number;
  readonly p99Ratio: number;
  readonly samples: { readonly runTaskMs: readonly number[]; readonly dockerRunMs: readonly number[] };
}

export async function benchLaunch(rounds = 40): Promise<LaunchBench> {
  const house = await openHouse("docker");
  const docker = await mkdtemp(join(tmpdir(), "muelle-bench-docker-"));
  const ecs = new ECSClient(clientOptions(house));
  const runTaskMs: number[] = [];
  const dockerRunMs: number[] = [];
  try {
    const image = await pushed(house, docker);
    const run = await runner(house, ecs, image);
    await run(); // the first of each is not counted
    await dockerRun(image);
    for (let round = 0; round < rounds; round++) {
      runTaskMs.push(await run());
      dockerRunMs.push(await dockerRun(image));
    }
    await exec("docker", ["rmi", "--force", image]);
  } finally {
    ecs.destroy();
    await house.close();
    await rm(docker, { recursive: true, force: true });
  }
  const ratio = (share: number) => percentile(runTaskMs, share) / percentile(dockerRunMs, share);
  return { p50Ratio: ratio(0.5), p99Ratio: ratio(0.99), samples: { runTaskMs, dockerRunMs } };
}

/** The sample page, in a repository of this house. */
async function pushed(house: House, config: string): Promise<string> {
  const ecr = new ECRClient(clientOptions(house));
  const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: "bench" }));
  const image = `${repository?.repositoryUri}:latest`;
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  ecr.destroy();
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? "", "base64").toString();
  const registry = image.split("/")[0] ?? "";
  const run = (words: readonly string[], input?: AsyncIterable<Uint8Array> | readonly Uint8Array[]) =>
    docker(config, words, input);
  await run(["build", "-t", image, "-"], await holaContext(page, "bench"));
  await run(["login", "--username", "AWS", "--password-stdin", registry], [Buffer.from(token.split(":")[1] ?? "")]);
  await run(["push", image]);
  return image;
}

async function docker(
  config: string,
  words: readonly string[],
  input: AsyncIterable<Uint8Array> | readonly Uint8Array[] = [],
): Promise<void> {
  const child = spawn("docker", words, {
    env: { ...process.env, DOCKER_CONFIG: config },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  for await (const chunk of input) child.stdin.write(chunk);
  child.stdin.end();
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`docker ${words.join(" ")}: ${errors}`);
}

async function runner(house: House, ecs: ECSClient, image: string): Promise<() => Promise<number>> {
  const ec2 = new EC2Client(clientOptions(house));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  ec2.destroy();
  await ecs.send(new CreateClusterCommand({ clusterName: "bench" }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "bench",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "1024",
      memory: "2048",
      executionRoleArn: "arn:aws:iam::000000000000:role/ecsTaskExecutionRole",
      containerDefinitions: [{ name: "web", image, essential: true, portMappings: [{ containerPort: 5000 }] }],
    }),
  );
  const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  return async () => {
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({
        cluster: "bench",
        taskDefinition: "bench",
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: "ENABLED" } },
      }),
    );
    const arn = tasks[0]?.taskArn ?? "";
    const started = await until(ecs, arn, "RUNNING");
    await ecs.send(new StopTaskCommand({ cluster: "bench", task: arn }));
    await until(ecs, arn, "STOPPED");
    return (started.startedAt?.getTime() ?? Number.NaN) - (started.createdAt?.getTime() ?? 0);
  };
}

async function until(ecs: ECSClient, task: string, status: string): Promise<Task> {
  for (;;) {
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: "bench", tasks: [task] }));
    const [found] = tasks;
    if (found?.lastStatus === status) return found;
    if (found?.lastStatus === "STOPPED") throw new Error(`the task stopped: ${found.stoppedReason}`);
    await wait(25);
  }
}

async function dockerRun(image: string): Promise<number> {
  const startedAt = performance.now();
  const { stdout } = await exec("docker", ["run", "-d", image]);
  const tookMs = performance.now() - startedAt;
  await exec("docker", ["rm", "--force", stdout.trim()]);
  return tookMs;
}
