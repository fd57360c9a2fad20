// The launcher on the simulated engine, without Docker and without root's powers: every command's answer, kill -9 and up again,
// and who is turned away at the door.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { eventually } from "../eventually.ts";
import { type Envelope, type House, newHouse, openHouse, root, run, type Status } from "../house.ts";

const noCli = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

/** No engine answers there. */
const withoutDocker = () => {
  process.env["DOCKER_HOST"] = "unix:///nonexistent/docker.sock";
};

describe("the launcher on the simulated engine", { timeout: 200_000 }, () => {
  let house: House;
  before(async () => {
    withoutDocker();
    house = await newHouse({ engine: "simulated" });
  });
  after(() => house.close());

  test("before up: what needs a control plane says so, with what to do", async () => {
    for (const command of ["status", "env"]) {
      const { status, error, data, schemaVersion, command: told } = await house.json(command);
      assert.deepEqual([schemaVersion, told, status, data, error?.code], [1, command, "error", null, "not-running"]);
      assert.deepEqual(error?.actions, [`./muelle up --data ${house.data}`]);
      assert.equal((await house.muelle(command, "--json")).code, 1);
    }
    assert.deepEqual(await house.must("down"), { stopped: false });
    assert.equal((await house.json("logs")).error?.code, "no-log");
  });

  test("up says where everything is; up again is the same control plane", async () => {
    const first = await house.must<Status & { console: string; registry: string; alreadyRunning: boolean }>("up");
    assert.equal(first.endpoint, house.endpoint);
    assert.equal(first.registry, `localhost:${house.port}`);
    assert.equal(first.console, `${house.endpoint}/`);
    assert.equal(first.alreadyRunning, false);
    const second = await house.must<Status & { alreadyRunning: boolean }>("up");
    assert.deepEqual([second.pid, second.alreadyRunning], [first.pid, true]);
    const { pid, endpoint } = await house.must<Status>("status");
    assert.deepEqual([pid, endpoint], [first.pid, first.endpoint]);
    const { warnings } = await house.json("up", "--port", String(house.port + 1));
    assert.equal(warnings.length, 1, "what was asked for and is not so is said");
    assert.match(warnings[0] ?? "", new RegExp(`--port ${house.port}\\b`));
  });

  test("up and console print links that sign in to the console, once each, also after kill -9", async () => {
    const { consoleUrl } = await house.must<{ consoleUrl: string }>("up");
    const { url, expiresAt } = await house.must<{ url: string; expiresAt: string }>("console");
    assert.ok(Date.parse(expiresAt) > Date.now());
    const plain = (await house.muelle("console")).stdout.trim();
    for (const link of [consoleUrl, url, plain]) assert.match(link, /\/sign-in\?token=\w{48}$/);
    await house.kill();
    await house.up();
    const signIn = (link: string) => {
      const token = new URL(link).searchParams.get("token");
      return fetch(`${house.endpoint}/_muelle/session`, { method: "POST", body: JSON.stringify({ token }) });
    };
    for (const link of [consoleUrl, url, plain]) {
      const first = await signIn(link);
      assert.equal(first.status, 200);
      const { credentials: answered } = (await first.json()) as { credentials: Record<string, string> };
      const { accessKeyId = "", secretAccessKey = "", sessionToken = "" } = answered;
      const credentials = { accessKeyId, secretAccessKey, sessionToken };
      const sts = new STSClient({ ...house.clientOptions, credentials });
      assert.equal((await sts.send(new GetCallerIdentityCommand({}))).Arn, "arn:aws:iam::000000000000:root");
      sts.destroy();
      assert.equal((await signIn(link)).status, 401);
    }
  });

  test("for people: plain text without colour codes, in English and in Spanish", async () => {
    const english = await house.muelle("up");
    assert.match(
      english.stdout,
      /Endpoint +http.*\n.*Registry +localhost.*\n.*AWS profile.*\n.*Next step.*\n.*Console +http.*\/sign-in\?token=\w{48}\n/,
    );
    const spanish = await house.muelle("status", "--lang", "es");
    assert.match(spanish.stdout, /Plano de control/i);
    const byLocale = await run(`${root}muelle`, ["status", "--data", house.data], {
      environment: { LANG: "es_ES.UTF-8" },
    });
    assert.equal(byLocale.stdout, spanish.stdout);
    for (const { stdout, stderr } of [english, spanish]) assert.ok(!`${stdout}${stderr}`.includes("\u001b"));
  });

  test("a second data directory at the same port is refused, and told whose it is", async () => {
    const words = [
      "up",
      "--data",
      `${house.data}-other`,
      "--port",
      String(house.port),
      "--engine",
      "simulated",
      "--json",
    ];
    const { stdout, code } = await run(`${root}muelle`, words);
    const { error } = JSON.parse(stdout);
    assert.deepEqual([code, error.code], [1, "port-taken"]);
    assert.ok(error.message.includes(house.data));
    rmSync(`${house.data}-other`, { recursive: true });
  });

  test("doctor, logs, demo, and commands that do not exist answer in the same envelope", async () => {
    const doctor = await house.json<{ checks: { name: string; ok: boolean; found: string }[] }>("doctor");
    assert.equal(doctor.command, "doctor");
    assert.ok(doctor.data.checks.length >= 8);
    assert.equal(doctor.data.checks.find(({ name }) => name === "Docker Engine")?.ok, false);
    const { file } = await house.must<{ file: string }>("logs");
    assert.ok(existsSync(file));
    assert.equal((await house.json("demo")).error?.code, "simulated");
    assert.equal((await house.json("dance")).error?.code, "unknown-command");
    assert.equal((await house.muelle("dance")).code, 2);
    assert.equal((await house.json("logs", "--follow")).error?.code, "usage");
    assert.match((await house.must<{ usage: string }>("help")).usage, /muelle <command>/);
    const { muelle } = await house.must<{ muelle: string }>("version");
    assert.match(muelle, /^\d+\.\d+\.\d+$/);
    assert.equal((await house.json("status", "--port", "many")).error?.code, "usage");
    assert.equal((await house.json("status", "--nonsense")).error?.code, "usage");
  });

  test("env makes any client use it", async () => {
    const { variables } = await house.must<{ variables: Record<string, string> }>("env");
    assert.equal(variables["AWS_ENDPOINT_URL"], house.endpoint);
    const { stdout } = await house.muelle("env");
    const tell = `printf '%s %s %s' "$AWS_ENDPOINT_URL" "$AWS_ACCESS_KEY_ID" "\${AWS_PROFILE-none}"`;
    const shell = await run("sh", ["-c", `${stdout}\n${tell}`], { environment: { AWS_PROFILE: "work" } });
    assert.equal(shell.stdout, `${house.endpoint} test none`, "what a client would prefer is unset");
  });

  test("aws … is the AWS CLI with endpoint and key, and its exit code", { skip: noCli }, async () => {
    const words = ["--data", house.data, "aws"];
    const identity = [...words, "sts", "get-caller-identity", "--query", "Arn", "--output", "text"];
    const { stdout, stderr } = await run(`${root}muelle`, identity);
    assert.equal(stdout.trim(), "arn:aws:iam::000000000000:root", stderr);
    const { code } = await run(`${root}muelle`, [...words, "ecs", "list-tasks", "--cluster", "absent"]);
    assert.notEqual(code, 0);
    const json = await run(`${root}muelle`, ["--json", ...words, "ecs", "list-clusters"]);
    assert.deepEqual(JSON.parse(json.stdout).data, { answer: { clusterArns: [] } });
    const failed = await run(`${root}muelle`, ["--json", ...words, "iam", "get-role", "--role-name", "nobody"]);
    assert.match(JSON.parse(failed.stdout).error.message, /NoSuchEntity/);
    assert.notEqual(failed.code, 0);
  });

  test("RunTask and a service: kill -9, up, and the same tasks run", async () => {
    const { ecs, ec2 } = house;
    const cluster = "simulated";
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "web",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        containerDefinitions: [{ name: "web", image: "example/web:1", essential: true }],
      }),
    );
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const networkConfiguration = {
      awsvpcConfiguration: {
        subnets: Subnets.map(({ SubnetId = "" }) => SubnetId),
        assignPublicIp: "ENABLED" as const,
      },
    };
    const common = {
      cluster,
      taskDefinition: taskDefinition?.taskDefinitionArn ?? "",
      launchType: "FARGATE" as const,
      networkConfiguration,
    };
    await ecs.send(new RunTaskCommand({ ...common, count: 2 }));
    await ecs.send(new CreateServiceCommand({ ...common, serviceName: "web", desiredCount: 3 }));
    const steady = () =>
      eventually(
        async () => {
          const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: ["web"] }));
          const tasks = await running(cluster);
          return services[0]?.runningCount === 3 && tasks.length === 5 ? tasks : undefined;
        },
        { what: "five tasks RUNNING" },
      );
    const before = await steady();
    const identity = (tasks: readonly Task[]) => tasks.map(({ taskArn, startedAt }) => [taskArn, startedAt?.getTime()]);
    await house.kill();
    assert.equal((await house.json("status")).error?.code, "not-running");
    await house.up();
    assert.deepEqual(identity(await steady()), identity(before));
    const { services, tasks } = await house.status();
    assert.deepEqual([services, tasks], [1, 5]);
  });

  async function running(cluster: string): Promise<Task[]> {
    const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster }));
    const { tasks = [] } = await house.ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns.sort() }));
    return tasks.filter(({ lastStatus }) => lastStatus === "RUNNING");
  }

  test("up --foreground stays until it is told to end", async () => {
    await house.must("down");
    // Port and engine are those of before: nothing else needs to be said.
    const words = ["up", "--foreground", "--json", "--data", house.data];
    const child = spawn(`${root}muelle`, words, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const { command, status, data } = JSON.parse(line.toString("utf8")) as Envelope<Status>;
    assert.deepEqual([command, status, data.endpoint], ["up", "ok", house.endpoint], "told when it is ready");
    assert.equal((await house.status()).pid, data.pid);
    assert.equal((await house.json("up", "--foreground")).error?.code, "already-running");
    child.kill("SIGINT");
    child.kill("SIGINT");
    assert.deepEqual(await ended, [0, null]);
    assert.equal((await house.json("status")).error?.code, "not-running");
  });
});

describe("who is turned away at the door", { timeout: 100_000 }, () => {
  let house: House;
  before(async () => {
    withoutDocker();
    house = await openHouse({ engine: "simulated" });
  });
  after(() => house.close());

  interface Answer {
    readonly status: number;
    readonly text: string;
  }

  /** As a browser or any programme may send it. */
  function post(headers: Record<string, string>): Promise<Answer> {
    const body = "Action=GetCallerIdentity&Version=2011-06-15";
    const form = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) };
    return new Promise((resolve, reject) => {
      const call = request(
        { host: "127.0.0.1", port: house.port, method: "POST", path: "/", headers: { ...form, ...headers } },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => void (text += chunk));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      call.on("error", reject);
      call.end(body);
    });
  }

  test("a web page of another site, by its Origin", async () => {
    const { status, text } = await post({ host: `localhost:${house.port}`, origin: "https://evil.example" });
    assert.equal(status, 403);
    assert.match(text, /evil\.example/);
  });

  test("a name that was rebound to this machine, by its Host", async () => {
    const { status, text } = await post({ host: `evil.example:${house.port}` });
    assert.equal(status, 403);
    assert.match(text, /evil\.example/);
  });

  test("a request without a signature", async () => {
    const { status, text } = await post({ host: `localhost:${house.port}` });
    assert.equal(status, 403);
    assert.match(text, /MissingAuthenticationToken/);
  });

  test("a wrong secret, and a key that nobody has", async () => {
    const secret = { accessKeyId: "test", secretAccessKey: "guess" };
    const ecs = new ECSClient({ ...house.clientOptions, credentials: secret, maxAttempts: 1 });
    await assert.rejects(ecs.send(new ListTasksCommand({})), { name: "InvalidSignatureException" });
    const unknown = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "guess" };
    const sts = new STSClient({ ...house.clientOptions, credentials: unknown, maxAttempts: 1 });
    await assert.rejects(sts.send(new GetCallerIdentityCommand({})), { name: "InvalidClientTokenId" });
    ecs.destroy();
    sts.destroy();
  });
});
