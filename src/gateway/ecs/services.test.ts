import assert from "node:assert/strict";
import { test } from "node:test";
import { revisionOf } from "../../model/ecs/new-deployment.ts";
import { fargate, type TestHouse, testHouse } from "./test-house.ts";

const serviceArn = "arn:aws:ecs:us-east-1:000000000000:service/web/web";

const create = (h: TestHouse, change: object = {}) =>
  h.ecs("CreateService", {
    cluster: "web",
    serviceName: "web",
    taskDefinition: "hola",
    launchType: "FARGATE",
    desiredCount: 2,
    networkConfiguration: h.network,
    ...change,
  });

const update = async (h: TestHouse, change: object) =>
  (await h.ecs("UpdateService", { cluster: "web", service: "web", ...change })).service;

test("a service begins with one PRIMARY deployment", async () => {
  const h = await testHouse();
  const { service } = await create(h);
  assert.equal(service.serviceArn, serviceArn);
  assert.deepEqual(
    [service.status, service.desiredCount, service.runningCount, service.pendingCount, service.launchType],
    ["ACTIVE", 2, 0, 0, "FARGATE"],
  );
  assert.deepEqual([service.platformVersion, service.deployments[0].platformVersion], ["LATEST", "1.4.0"]);
  assert.deepEqual(service.networkConfiguration, {
    awsvpcConfiguration: { subnets: [h.subnetIds[0]], securityGroups: [], assignPublicIp: "DISABLED" },
  });
  const [deployment, ...more] = service.deployments;
  assert.deepEqual(more, []);
  assert.match(deployment.id, /^ecs-svc\/\d{19}$/);
  assert.deepEqual(
    [deployment.status, deployment.rolloutState, deployment.desiredCount],
    ["PRIMARY", "IN_PROGRESS", 2],
  );
});

const refusals: readonly (readonly [what: string, code: string, message: string | RegExp, change: object])[] = [
  ["a bad name", "InvalidParameterException", "Service name contains invalid characters.", { serviceName: "a b" }],
  ["no definition", "ClientException", "TaskDefinition can not be blank.", { taskDefinition: undefined }],
  ["an unknown definition", "ClientException", "TaskDefinition not found.", { taskDefinition: "nobody" }],
  [
    "no network",
    "InvalidParameterException",
    /^Network Configuration must be provided/,
    { networkConfiguration: undefined },
  ],
  ["minus one", "InvalidParameterException", /desiredCount/, { desiredCount: -1 }],
  [
    "a grace without a load balancer",
    "InvalidParameterException",
    /^Health check grace period is only valid/,
    { healthCheckGracePeriodSeconds: 30 },
  ],
  [
    "a maximum below the minimum",
    "InvalidParameterException",
    /maximumPercent/,
    { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
  ],
  [
    "load balancers",
    "NotImplemented",
    /`loadBalancers`/,
    { loadBalancers: [{ containerName: "web", containerPort: 80 }] },
  ],
  ["registries", "NotImplemented", /`serviceRegistries`/, { serviceRegistries: [{ registryArn: "arn" }] }],
  [
    "Service Connect",
    "NotImplemented",
    /`serviceConnectConfiguration.enabled`/,
    { serviceConnectConfiguration: { enabled: true } },
  ],
  ["daemons", "NotImplemented", /`schedulingStrategy`/, { schedulingStrategy: "DAEMON" }],
  ["CodeDeploy", "NotImplemented", /`deploymentController`/, { deploymentController: { type: "CODE_DEPLOY" } }],
  [
    "blue/green",
    "NotImplemented",
    /`deploymentConfiguration.strategy`/,
    { deploymentConfiguration: { strategy: "BLUE_GREEN" } },
  ],
  ["rebalancing", "NotImplemented", /`availabilityZoneRebalancing`/, { availabilityZoneRebalancing: "ENABLED" }],
  ["a shell", "NotImplemented", /`enableExecuteCommand`/, { enableExecuteCommand: true }],
  ["a role for load balancers", "NotImplemented", /`role`/, { role: "r" }],
  [
    "a stranger's strategy",
    "InvalidParameterException",
    /not associated with the cluster/,
    { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE" }] },
  ],
];

test("what AWS refuses of services is refused", async (t) => {
  const h = await testHouse();
  for (const [what, code, message, change] of refusals)
    await t.test(what, () =>
      assert.rejects(create(h, change), (error: { code: string; message: string }) => {
        assert.ok(
          error.code === code &&
            (typeof message === "string" ? error.message === message : message.test(error.message)),
          `${error.code}: ${error.message}`,
        );
        return true;
      }),
    );
  assert.deepEqual((await h.ecs("ListServices", { cluster: "web" })).serviceArns, []);
});

test("what asks for nothing is let through, as Terraform sends it", async () => {
  const h = await testHouse();
  await create(h, {
    enableExecuteCommand: false,
    deploymentController: { type: "ECS" },
    schedulingStrategy: "REPLICA",
    loadBalancers: [],
    placementConstraints: [],
    serviceConnectConfiguration: { enabled: false },
    availabilityZoneRebalancing: "DISABLED",
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100, strategy: "ROLLING" },
  });
});

test("the same creation is answered once more; another is not idempotent", async () => {
  const h = await testHouse();
  const first = await create(h, { clientToken: "t" });
  assert.deepEqual(await create(h, { clientToken: "t" }), first);
  const notIdempotent = { code: "InvalidParameterException", message: "Creation of service was not idempotent." };
  await assert.rejects(create(h, { clientToken: "t", desiredCount: 3 }), notIdempotent);
  await assert.rejects(create(h), notIdempotent);
});

test("numbers change without a deployment; what changes the tasks starts one", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", fargate);
  await create(h, { taskDefinition: "hola:1" });
  const counts: number[] = [];
  const deployments = async (change: object) => {
    const service = await update(h, change);
    counts.push(service.deployments.length);
    return service;
  };
  const scaled = await deployments({ desiredCount: 5, deploymentConfiguration: { maximumPercent: 150 } });
  assert.deepEqual(
    [
      scaled.desiredCount,
      scaled.deploymentConfiguration.maximumPercent,
      scaled.deploymentConfiguration.minimumHealthyPercent,
    ],
    [5, 150, 100],
  );
  await deployments({ taskDefinition: "hola:1" });
  await deployments({ propagateTags: "SERVICE", enableECSManagedTags: true });
  const next = await deployments({ taskDefinition: "hola:2" });
  assert.match(next.taskDefinition, /hola:2$/);
  assert.deepEqual(
    next.deployments.map(({ status }: { status: string }) => status),
    ["PRIMARY", "ACTIVE"],
  );
  await deployments({ forceNewDeployment: true });
  await deployments({ networkConfiguration: { awsvpcConfiguration: { subnets: [h.subnetIds[1]] } } });
  await deployments({ platformVersion: "1.4.0" });
  assert.deepEqual(counts, [1, 1, 1, 2, 3, 4, 5]);
});

test("a launch type becomes a strategy only by force", async () => {
  const h = await testHouse();
  await h.ecs("PutClusterCapacityProviders", {
    cluster: "web",
    capacityProviders: ["FARGATE_SPOT"],
    defaultCapacityProviderStrategy: [],
  });
  await create(h);
  const capacityProviderStrategy = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
  await assert.rejects(update(h, { capacityProviderStrategy }), /you must force a new deployment/);
  const service = await update(h, { capacityProviderStrategy, forceNewDeployment: true });
  assert.deepEqual(service.capacityProviderStrategy, [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }]);
  assert.equal(service.launchType, undefined);
});

test("a service that wants tasks is deleted by force only, and drains", async () => {
  const h = await testHouse();
  await create(h);
  const gone = { cluster: "web", service: "web" };
  await h.refused(
    "InvalidParameterException",
    "The service cannot be stopped while it is scaled above 0.",
    "DeleteService",
    gone,
  );
  const { service } = await h.ecs("DeleteService", { ...gone, force: true });
  assert.deepEqual([service.status, service.desiredCount], ["DRAINING", 0]);
  await assert.rejects(create(h), { message: "Unable to Start a service that is still Draining." });
  await h.refused("ServiceNotActiveException", "Service was not ACTIVE.", "UpdateService", gone);
  await h.refused("ServiceNotFoundException", "Service not found.", "UpdateService", { cluster: "web", service: "x" });
});

test("an INACTIVE service is described, not listed, and its name is free again", async () => {
  const h = await testHouse();
  await create(h, { desiredCount: 0 });
  await h.ecs("DeleteService", { cluster: "web", service: serviceArn });
  const { services, serviceEvents } = await import("../../store/tables/ecs.ts");
  h.store.transact((tx) => {
    tx.update(services, serviceArn, (row) => ({ ...row, status: "INACTIVE" as const, deployments: [] }));
    tx.put(serviceEvents, { id: "e", serviceArn, createdAtMs: 1, message: "old" });
  });
  const describe = async () => (await h.ecs("DescribeServices", { cluster: "web", services: ["web"] })).services[0];
  assert.deepEqual([(await describe()).status, (await describe()).events.length], ["INACTIVE", 1]);
  assert.deepEqual((await h.ecs("ListServices", { cluster: "web" })).serviceArns, []);
  await h.refused("ServiceNotFoundException", "Service not found.", "DeleteService", {
    cluster: "web",
    service: "web",
  });
  await create(h);
  assert.deepEqual([(await describe()).status, (await describe()).events], ["ACTIVE", []]);
});

test("services are described by name and ARN, with what is missing", async () => {
  const h = await testHouse();
  await create(h, { tags: [{ key: "a", value: "b" }] });
  const answer = await h.ecs("DescribeServices", { cluster: "web", services: [serviceArn, "x"], include: ["TAGS"] });
  assert.deepEqual(answer.services[0].tags, [{ key: "a", value: "b" }]);
  assert.deepEqual(answer.failures, [{ arn: serviceArn.replace(/web$/, "x"), reason: "MISSING" }]);
  await h.refused("InvalidParameterException", /at most 10/, "DescribeServices", {
    cluster: "web",
    services: Array.from({ length: 11 }, (_, i) => `s${i}`),
  });
});

test("a deployment is found by its digits, as Terraform looks for it", async () => {
  const h = await testHouse();
  const { service } = await create(h);
  await update(h, { forceNewDeployment: true });
  const { serviceDeployments } = await h.ecs("ListServiceDeployments", { cluster: "web", service: "web" });
  const [, digits] = service.deployments[0].id.split("/");
  const brief = serviceDeployments.find(({ targetServiceRevisionArn }: { targetServiceRevisionArn: string }) =>
    targetServiceRevisionArn.includes(digits),
  );
  assert.deepEqual(
    serviceDeployments.map(({ status }: { status: string }) => status),
    ["IN_PROGRESS", "STOPPED"],
  );
  const described = await h.ecs("DescribeServiceDeployments", {
    serviceDeploymentArns: [brief.serviceDeploymentArn, "arn:x"],
  });
  assert.equal(described.serviceDeployments[0].targetServiceRevision.arn, brief.targetServiceRevisionArn);
  assert.deepEqual(described.failures, [{ arn: "arn:x", reason: "MISSING" }]);
  const { serviceRevisions } = await h.ecs("DescribeServiceRevisions", {
    serviceRevisionArns: [brief.targetServiceRevisionArn],
  });
  assert.equal(serviceRevisions[0].taskDefinition, service.taskDefinition);
  const later = { after: new Date(h.clock.nowMs() + 1) };
  assert.deepEqual(
    (await h.ecs("ListServiceDeployments", { cluster: "web", service: "web", createdAt: later })).serviceDeployments,
    [],
  );
});

test("a deployment that is stopped goes back to what last completed", async () => {
  const h = await testHouse();
  await h.ecs("RegisterTaskDefinition", fargate);
  const { service } = await create(h, { taskDefinition: "hola:1" });
  const stop = (serviceDeploymentArn: string) => h.ecs("StopServiceDeployment", { serviceDeploymentArn });
  await assert.rejects(stop(service.currentServiceDeployment), { code: "ConflictException" });
  const { services } = await import("../../store/tables/ecs.ts");
  h.store.transact((tx) =>
    tx.update(services, serviceArn, (row) => ({
      ...row,
      lastCompleted: revisionOf(row),
      deployments: row.deployments.map((deployment) => ({ ...deployment, rolloutState: "COMPLETED" as const })),
    })),
  );
  await assert.rejects(stop(service.currentServiceDeployment), /its status is SUCCESSFUL/);
  const { currentServiceDeployment } = await update(h, { taskDefinition: "hola:2" });
  assert.deepEqual(await stop(currentServiceDeployment), { serviceDeploymentArn: currentServiceDeployment });
  const described = await h.ecs("DescribeServices", { cluster: "web", services: ["web"] });
  const [now] = described.services;
  assert.match(now.taskDefinition, /hola:1$/);
  const states = now.deployments.map(({ rolloutState }: { rolloutState: string }) => rolloutState);
  assert.deepEqual(states, ["IN_PROGRESS", "FAILED", "COMPLETED"]);
  const { serviceDeployments } = await h.ecs("ListServiceDeployments", { cluster: "web", service: "web" });
  assert.equal(serviceDeployments[1].status, "ROLLBACK_IN_PROGRESS");
  assert.match(now.events[0].message, /^\(service web\) rolling back to deployment ecs-svc\/\d{19}\.$/);
  await assert.rejects(stop("arn:aws:ecs:us-east-1:000000000000:service-deployment/web/web/x"), {
    code: "ServiceDeploymentNotFoundException",
  });
});
