// Random task definitions: one to four containers, essential or not, in all kinds of dependence, with checks, volumes, logs.
import type * as ECS from "@aws-sdk/client-ecs";
import { below, type Dice } from "../../src/kit/ids.ts";
import { choose } from "./fates.ts";
import { badImages, goodImages, jobImages } from "./images.ts";
import { logGroup, scope } from "./world.ts";

const executionRoleArn = `arn:aws:iam::${scope.account}:role/ecsTaskExecutionRole`;
const chance = (dice: Dice, percent: number): boolean => below(dice, 100) < percent;

export function randomDefinition(dice: Dice, family: string): ECS.RegisterTaskDefinitionCommandInput {
  const isGood = chance(dice, 75);
  const containers: ECS.ContainerDefinition[] = [];
  const count = choose(dice, [1, 1, 2, 3, 4]);
  for (let index = 0; index < count; index++) containers.push(randomContainer(dice, index, containers, isGood));
  const role = chance(dice, 4) ? `arn:aws:iam::${scope.account}:role/missing` : executionRoleArn;
  return {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: "256",
    memory: "512",
    executionRoleArn: isGood ? executionRoleArn : role,
    containerDefinitions: containers,
    volumes: [{ name: "shared" }, ...(chance(dice, 30) ? [{ name: "unused" }] : [])],
  };
}

function randomContainer(
  dice: Dice,
  index: number,
  earlier: readonly ECS.ContainerDefinition[],
  isGood: boolean,
): ECS.ContainerDefinition {
  const essential = index === 0 || chance(dice, 50);
  const image = imageOf(dice, essential, isGood);
  const checked = image.includes("bad-health") || chance(dice, 25);
  return {
    name: `c${index}`,
    image,
    essential,
    dependsOn: earlier.flatMap((container) => (chance(dice, 35) ? [dependency(dice, container)] : [])),
    ...(chance(dice, 30) && { startTimeout: 2 + below(dice, 30) }),
    ...(chance(dice, 60) && { stopTimeout: 2 + below(dice, 30) }),
    ...(checked && { healthCheck: { command: ["CMD", "true"], interval: 5 + below(dice, 20) } }),
    ...(chance(dice, 30) && { mountPoints: [{ sourceVolume: "shared", containerPath: "/shared" }] }),
    ...(earlier.length > 0 && chance(dice, 15) && { volumesFrom: [{ sourceContainer: choose(dice, earlier).name }] }),
    ...(chance(dice, 50) && { logConfiguration: logs(isGood || chance(dice, 90) ? logGroup : "/sim/missing") }),
  };
}

function imageOf(dice: Dice, essential: boolean, isGood: boolean): string {
  if (isGood) return choose(dice, essential ? goodImages : [...goodImages, ...jobImages]);
  return choose(dice, [...goodImages, ...jobImages, ...badImages]);
}

/** A condition that AWS accepts for this container, and that may come true. */
function dependency(dice: Dice, on: ECS.ContainerDefinition): ECS.ContainerDependency {
  const conditions: ECS.ContainerCondition[] = ["START"];
  if (on.healthCheck && on.image?.includes("good")) conditions.push("HEALTHY", "HEALTHY");
  if (!on.essential && on.image?.includes("job")) conditions.push("COMPLETE", "SUCCESS", "SUCCESS");
  return { containerName: on.name, condition: choose(dice, conditions) };
}

const logs = (group: string): ECS.LogConfiguration => ({
  logDriver: "awslogs",
  options: { "awslogs-group": group, "awslogs-region": scope.region, "awslogs-stream-prefix": "sim" },
});
