// A house for this shelf's tests: ECS with EC2's default VPC, and short ways to what most tests need.
import assert from "node:assert/strict";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Task } from "../../model/ecs/records.ts";
import { subnets, securityGroups } from "../../store/tables/ec2.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { seed as seedEc2 } from "../ec2/defaults.ts";
import type { Authoriser } from "../auth/authoriser.ts";
import { CallError, type CallOptions, harness, type Harness } from "../harness.ts";
import type { Service } from "../service.ts";
import { ecs } from "./index.ts";

export type Answer = Awaited<ReturnType<Harness["call"]>>;

export interface TestHouse extends Harness {
  readonly ecs: (operation: string, input?: object, options?: CallOptions) => Promise<Answer>;
  /** Fails unless the call is refused with this code and message. */
  readonly refused: (code: string, message: string | RegExp, operation: string, input?: object) => Promise<void>;
  /** Of the default VPC. */
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  readonly network: ECS.NetworkConfiguration;
  /** Moves a task as its owners would. */
  readonly move: (taskArn: string, change: Partial<Task>, writer: string) => void;
}

export const fargate = {
  family: "hola",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [{ name: "web", image: "hola" }],
};

export interface TestHouseOptions {
  readonly empty?: boolean;
  readonly authoriser?: Authoriser;
  /** Beside ECS. */
  readonly services?: readonly Service[];
}

/** With the cluster `web` and the task definition `hola:1`, unless `empty`. */
export async function testHouse({
  empty = false,
  authoriser,
  services = [],
}: TestHouseOptions = {}): Promise<TestHouse> {
  const h = await harness({ services: [ecs, ...services], seeds: [seedEc2], authoriser });
  const call: TestHouse["ecs"] = (operation, input, options) => h.call("ecs", operation, input, options);
  await call("ListClusters");
  if (!empty) {
    await call("CreateCluster", { clusterName: "web" });
    await call("RegisterTaskDefinition", fargate);
  }
  const subnetIds = h.store.list(subnets).map(({ subnetId }) => subnetId);
  return {
    ...h,
    ecs: call,
    subnetIds,
    groupId: h.store.list(securityGroups)[0]?.groupId ?? "",
    network: { awsvpcConfiguration: { subnets: [subnetIds[0] ?? ""] } },
    refused: (code, message, operation, input) => refused(call(operation, input), code, message),
    move: (taskArn, change, writer) =>
      void h.store.transact((tx) => tx.update(tasks, taskArn, (task) => ({ ...task, ...change })), writer),
  };
}

async function refused(call: Promise<unknown>, code: string, message: string | RegExp): Promise<void> {
  const thrown = await call.then(
    () => assert.fail(`expected ${code}`),
    (error: unknown) => error,
  );
  if (!(thrown instanceof CallError)) throw thrown;
  const matches = typeof message === "string" ? thrown.message === message : message.test(thrown.message);
  assert.ok(thrown.code === code && matches, `${thrown.code}: ${thrown.message}`);
}
