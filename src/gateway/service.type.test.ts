// What the compiler refuses in a service: each @ts-expect-error line fails the type check when the mistake would pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import type * as EC2 from "@aws-sdk/client-ec2";
import type * as ECS from "@aws-sdk/client-ecs";
import { ConflictException } from "@aws-sdk/client-ecs";
import { fail } from "../model/errors.ts";
import { type Input, type Operations, operation, type Output } from "./service.ts";

const access = "Write";

test("an operation is one of the vendor's, with the vendor's input and output", () => {
  // @ts-expect-error ECS has no such operation
  operation<typeof ECS, "CreateClusterr">({ access, handle: () => ({}) });
  // @ts-expect-error clusterArn is a string
  operation<typeof ECS, "CreateCluster">({ access, handle: () => ({ cluster: { clusterArn: 5 } }) });
  // @ts-expect-error the input has no such member
  operation<typeof ECS, "CreateCluster">({ access, handle: (input) => ({ cluster: { clusterName: input.nope } }) });
  // @ts-expect-error not a launch type
  operation<typeof ECS, "DescribeServices">({ access, handle: () => ({ services: [{ launchType: "LAMBDA" }] }) });
  // @ts-expect-error no such access level
  operation<typeof ECS, "CreateCluster">({ access: "Sometimes", handle: () => ({}) });
});

test("required members are present, optional ones stay optional", () => {
  const input = { serviceName: "web" } as Input<typeof ECS, "CreateService">;
  const required: string = input.serviceName;
  // @ts-expect-error cluster may be absent
  const optional: string = input.cluster;
  const count: number = ({ MinCount: 1 } as Input<typeof EC2, "RunInstances">).MinCount;
  const output = {} as Output<typeof EC2, "DescribeSecurityGroups">;
  const group: string | undefined = output.SecurityGroups?.[0]?.GroupId;
  assert.deepEqual([required, optional, count, group], ["web", undefined, 1, undefined]);
});

test("a shelf holds operations under their own names", () => {
  const create = operation<typeof ECS, "CreateCluster">({ access, handle: () => ({}) });
  // @ts-expect-error not an operation of ECS
  const wrong: Operations<typeof ECS> = { CreateClusters: create };
  const right: Operations<typeof ECS> = { CreateCluster: create };
  assert.ok(wrong && right);
});

test("modelled exceptions are thrown with their own members", () => {
  assert.throws(() => fail(ConflictException, { message: "m", resourceIds: ["a"] }), { name: "ConflictException" });
  // @ts-expect-error resourceIds is a list of strings
  assert.throws(() => fail(ConflictException, { message: "m", resourceIds: [5] }));
  // @ts-expect-error no such member
  assert.throws(() => fail(ConflictException, { message: "m", nope: 1 }));
});
