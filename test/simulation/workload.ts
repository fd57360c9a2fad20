// What users of this run ask for: one random request at a time, against whatever there is.
import { below } from "../../src/kit/ids.ts";
import { must } from "../../src/kit/assert.ts";
import type { Service, Task } from "../../src/model/ecs/records.ts";
import { AwsError } from "../../src/model/errors.ts";
import { securityGroups, subnets, vpcs } from "../../src/store/tables/ec2.ts";
import { clusters, services, taskDefinitions, tasks } from "../../src/store/tables/ecs.ts";
import { randomDefinition } from "./definitions.ts";
import { choose } from "./fates.ts";
import type { Life, ServiceId } from "./life.ts";
import type { World } from "./world.ts";

interface Request {
  readonly service: ServiceId;
  readonly operation: string;
  readonly input: object;
}

type Maker = (world: World, life: Life) => Request | undefined;

const ecs = (operation: string, input: object): Request => ({ service: "ecs", operation, input });
const ec2 = (operation: string, input: object): Request => ({ service: "ec2", operation, input });

const configurations = [
  undefined,
  { minimumHealthyPercent: 0, maximumPercent: 200 },
  { minimumHealthyPercent: 50, maximumPercent: 100 },
  { minimumHealthyPercent: 100, maximumPercent: 150, deploymentCircuitBreaker: { enable: true, rollback: false } },
  { minimumHealthyPercent: 50, maximumPercent: 200, deploymentCircuitBreaker: { enable: true, rollback: true } },
];

const createCluster: Maker = ({ dice }) => ecs("CreateCluster", { clusterName: choose(dice, ["one", "two"]) });

const register: Maker = ({ dice }) =>
  ecs("RegisterTaskDefinition", randomDefinition(dice, choose(dice, ["web", "job", "api"])));

/** A cluster, a definition and a place, which every task needs; undefined while there are none. */
function place({ dice }: World, { store }: Life) {
  const definitions = store.list(taskDefinitions).filter(({ status }) => status === "ACTIVE");
  const all = store.list(clusters).filter(({ status }) => status === "ACTIVE");
  const vpc = choose(dice, store.list(vpcs));
  const among = store.by(subnets, "vpc", vpc.vpcId);
  if (definitions.length === 0 || all.length === 0 || among.length === 0) return undefined;
  const chosen = among.slice(0, 1 + below(dice, among.length));
  const groups = store.by(securityGroups, "vpc", vpc.vpcId).slice(0, below(dice, 3));
  return {
    cluster: choose(dice, all).clusterArn,
    taskDefinition: choose(dice, definitions).taskDefinitionArn,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: chosen.map(({ subnetId }) => subnetId),
        securityGroups: groups.map(({ groupId }) => groupId),
        assignPublicIp: choose(dice, ["ENABLED", "DISABLED"]),
      },
    },
  };
}

const runTask: Maker = (world, life) => {
  const where = place(world, life);
  return where && ecs("RunTask", { ...where, launchType: "FARGATE", count: 1 + below(world.dice, 4) });
};

const createService: Maker = (world, life) => {
  const where = place(world, life);
  const { dice } = world;
  return (
    where &&
    ecs("CreateService", {
      ...where,
      serviceName: choose(dice, ["web", "api", "mail"]),
      launchType: "FARGATE",
      desiredCount: choose(dice, [0, 1, 2, 3, 5, 14]),
      deploymentConfiguration: choose(dice, configurations),
    })
  );
};

const anyService = ({ dice }: World, { store }: Life): Service | undefined => {
  const active = store.list(services).filter(({ status }) => status === "ACTIVE");
  return active.length > 0 ? choose(dice, active) : undefined;
};

const updateService: Maker = (world, life) => {
  const service = anyService(world, life);
  const { dice } = world;
  if (!service) return undefined;
  const where = place(world, life);
  const change = choose(dice, ["scale", "scale", "definition", "definition", "force", "numbers", "place"]);
  return ecs("UpdateService", {
    cluster: service.clusterArn,
    service: service.serviceName,
    ...(change === "scale" && { desiredCount: choose(dice, [0, 1, 2, 4, 14]) }),
    ...(change === "definition" && { taskDefinition: where?.taskDefinition }),
    ...(change === "force" && { forceNewDeployment: true }),
    ...(change === "numbers" && { deploymentConfiguration: choose(dice, configurations) }),
    ...(change === "place" && { networkConfiguration: where?.networkConfiguration }),
  });
};

const deleteService: Maker = (world, life) => {
  const service = anyService(world, life);
  return service && ecs("DeleteService", { cluster: service.clusterArn, service: service.serviceName, force: true });
};

const anyTask = ({ dice }: World, { store }: Life): Task | undefined => {
  const live = store.list(tasks).filter(({ lastStatus }) => lastStatus !== "STOPPED");
  return live.length > 0 ? choose(dice, live) : undefined;
};

const stopTask: Maker = (world, life) => {
  const task = anyTask(world, life);
  return task && ecs("StopTask", { cluster: task.clusterArn, task: task.taskArn, reason: "a user said so" });
};

const deregister: Maker = ({ dice }, { store }) => {
  const all = store.list(taskDefinitions);
  if (all.length < 3) return undefined;
  const { taskDefinitionArn, status } = choose(dice, all);
  if (status === "ACTIVE") return ecs("DeregisterTaskDefinition", { taskDefinition: taskDefinitionArn });
  return ecs("DeleteTaskDefinitions", { taskDefinitions: [taskDefinitionArn] });
};

const createGroup: Maker = ({ dice }, { store }) =>
  ec2("CreateSecurityGroup", {
    GroupName: choose(dice, ["front", "back", "other"]),
    Description: "simulated",
    VpcId: choose(dice, store.list(vpcs)).vpcId,
  });

const changeRules: Maker = ({ dice }, { store }) => {
  const groups = store.list(securityGroups);
  const { groupId, vpcId } = choose(dice, groups);
  const peers = groups.filter((group) => group.vpcId === vpcId);
  const port = choose(dice, [80, 5000]);
  const who = choose(dice, [
    { IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    { UserIdGroupPairs: [{ GroupId: choose(dice, peers).groupId }] },
  ]);
  const IpPermissions = [{ IpProtocol: "tcp", FromPort: port, ToPort: port, ...who }];
  const operation = choose(dice, ["AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress"]);
  return ec2(operation, { GroupId: groupId, IpPermissions });
};

const deleteGroup: Maker = ({ dice }, { store }) =>
  ec2("DeleteSecurityGroup", { GroupId: choose(dice, store.list(securityGroups)).groupId });

/** A VPC whose one subnet has room for eleven interfaces. */
const createVpc: Maker = ({ dice }, { store }) => {
  const custom = store.list(vpcs).filter(({ isDefault }) => !isDefault);
  const bare = custom.find(({ vpcId }) => store.count(subnets, "vpc", vpcId) === 0);
  if (bare) return ec2("CreateSubnet", { VpcId: bare.vpcId, CidrBlock: "10.1.0.0/28" });
  return custom.length < 2 && below(dice, 2) === 0 ? ec2("CreateVpc", { CidrBlock: "10.1.0.0/16" }) : undefined;
};

/** Often asked first, seldom last. */
const makers: readonly (readonly [weight: number, Maker])[] = [
  [2, createCluster],
  [5, register],
  [5, createService],
  [8, updateService],
  [2, deleteService],
  [6, runTask],
  [3, stopTask],
  [1, deregister],
  [1, createGroup],
  [4, changeRules],
  [1, deleteGroup],
  [2, createVpc],
];

const bag = makers.flatMap(([weight, maker]) => Array.from({ length: weight }, () => maker));

/** Begins one request; it is answered later, or never. */
export function ask(world: World, life: Life): void {
  const request = choose(world.dice, bag)(world, life);
  if (request) send(world, life, request);
}

/** What every run begins with. */
export function askFirst(world: World, life: Life): void {
  for (const maker of [createCluster, register, register, register])
    send(world, life, must(maker(world, life), "a request"));
}

function send(world: World, life: Life, { service, operation, input }: Request): void {
  world.trace.write(`ask ${operation} ${JSON.stringify(input)}`);
  life.call(service, operation, input).then(
    (output) => {
      world.trace.write(`answered ${operation}`);
      if (operation !== "RunTask") return;
      for (const { taskArn } of output.tasks as { readonly taskArn: string }[]) world.ledger.accepted(taskArn);
    },
    (thrown: unknown) => {
      world.trace.write(`refused ${operation} ${String(thrown)}`);
      if (!isRefusal(thrown)) world.problem(`${operation} failed: ${String(thrown)} ${(thrown as Error).stack}`);
    },
  );
}

/** An error that the caller of AWS would read. */
const isRefusal = (thrown: unknown): boolean =>
  thrown instanceof AwsError || (thrown instanceof Error && "$fault" in thrown);
