// An application in a task, with the vendor's SDK and no set-up, is its task role: by sts, by what it may and may not do, and
// not by the root key, which counts for nothing at the tasks' door.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { Task } from "@aws-sdk/client-ecs";
import { type House, openHouse } from "../house.ts";
import { idOf, pushImage, Workload } from "../workload.ts";
import { sdkImage } from "./sdk-image.ts";

const roleArn = "arn:aws:iam::000000000000:role/reads-clusters";

describe("an application in a task", { timeout: 300_000 }, () => {
  let house: House;
  let work: Workload;
  let image: string;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
    image = await pushImage(house, "application", await sdkImage("role-application.ts"));
    const Statement = [
      { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    ];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await house.iam.send(new CreateRoleCommand({ RoleName: "reads-clusters", AssumeRolePolicyDocument }));
    await house.iam.send(
      new PutRolePolicyCommand({
        RoleName: "reads-clusters",
        PolicyName: "clusters",
        PolicyDocument: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "ecs:ListClusters", Resource: "*" }],
        }),
      }),
    );
  });
  after(() => house.close());

  async function ran(family: string, taskRoleArn?: string): Promise<Task> {
    const app = work.container("", { image, command: undefined });
    return work.stopped(await work.start(await work.define(family, [app], { taskRoleArn })));
  }

  test("is its task role, and may what the role may", async () => {
    const task = await ran("with-role", roleArn);
    const output = await work.output(task);
    assert.equal(task.containers?.[0]?.exitCode, 0, output.join("\n"));
    const said = JSON.parse(output.at(-1) ?? "");
    assert.equal(said.Arn, `arn:aws:sts::000000000000:assumed-role/reads-clusters/${idOf(task.taskArn)}`);
    assert.equal(said.Account, "000000000000");
    assert.equal(said.taskArn, task.taskArn);
    assert.equal(said.listClusters, "allowed");
    assert.match(
      said.describeRepositories,
      /^AccessDeniedException: .*not authorized to perform: ecr:DescribeRepositories/,
    );
    assert.match(said.asRoot, /^(InvalidClientTokenId|UnrecognizedClientException): /);
  });

  test("has no identity when its task has no role", async () => {
    const task = await ran("without-role");
    assert.equal(task.containers?.[0]?.exitCode, 1);
    assert.match((await work.output(task)).join("\n"), /CredentialsProviderError|Could not load credentials/);
  });
});
