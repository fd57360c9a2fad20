// A cluster with thousands of tasks, made in seconds on the simulated engine.
import { CreateClusterCommand, RegisterTaskDefinitionCommand, RunTaskCommand } from "@aws-sdk/client-ecs";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import type { House } from "../house.ts";

/** The cluster's name, and its task definition's family. */
export const crowd = "crowd";

/** Most that RunTask takes at once. */
const atOnce = 10;
const lanes = 4;

/** `count`: a multiple of 40. */
export async function runCrowd({ ecs, ec2 }: House, count: number): Promise<void> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  await ecs.send(new CreateClusterCommand({ clusterName: crowd }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: crowd,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "one", image: "example/one:1", essential: true }],
    }),
  );
  const run = async () => {
    for (let started = 0; started < count / lanes; started += atOnce)
      await ecs.send(
        new RunTaskCommand({
          cluster: crowd,
          taskDefinition: crowd,
          launchType: "FARGATE",
          count: atOnce,
          networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: "DISABLED" } },
        }),
      );
  };
  await Promise.all(Array.from({ length: lanes }, run));
}
