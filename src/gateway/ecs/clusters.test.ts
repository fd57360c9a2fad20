import assert from "node:assert/strict";
import { test } from "node:test";
import { fargate, testHouse } from "./test-house.ts";

const arn = "arn:aws:ecs:us-east-1:000000000000:cluster/web";

test("a cluster is created once by name, and described with what is asked for", async () => {
  const h = await testHouse({ empty: true });
  const tags = [{ key: "a", value: "b" }];
  const { cluster } = await h.ecs("CreateCluster", { clusterName: "web", tags });
  assert.equal(cluster.clusterArn, arn);
  assert.deepEqual(cluster.settings, [{ name: "containerInsights", value: "disabled" }]);
  assert.deepEqual((await h.ecs("CreateCluster", { clusterName: "web" })).cluster.tags, tags);
  const plain = await h.ecs("DescribeClusters", { clusters: [arn] });
  assert.deepEqual([plain.clusters[0].tags, plain.clusters[0].settings], [[], []]);
  const full = await h.ecs("DescribeClusters", { clusters: ["web"], include: ["TAGS", "SETTINGS", "STATISTICS"] });
  assert.deepEqual(full.clusters[0].tags, tags);
  assert.equal(full.clusters[0].statistics.length, 8);
});

test("Container Insights is set at creation, later, or by the account's default", async () => {
  const h = await testHouse({ empty: true });
  const settings = (value: string) => [{ name: "containerInsights", value }];
  const shown = async () => {
    const { clusters } = await h.ecs("DescribeClusters", { clusters: ["web"], include: ["SETTINGS"] });
    return clusters[0].settings;
  };
  await h.ecs("PutAccountSettingDefault", { name: "containerInsights", value: "enhanced" });
  await h.ecs("CreateCluster", { clusterName: "web" });
  assert.deepEqual(await shown(), settings("enhanced"));
  await h.ecs("UpdateClusterSettings", { cluster: "web", settings: settings("enabled") });
  assert.deepEqual(await shown(), settings("enabled"));
  await h.ecs("UpdateCluster", { cluster: "web", settings: settings("disabled") });
  assert.deepEqual(await shown(), settings("disabled"));
});

test("a repeated creation that says something else is refused", async () => {
  const h = await testHouse();
  await h.refused(
    "InvalidParameterException",
    /^Arguments on this idempotent request are inconsistent/,
    "CreateCluster",
    {
      clusterName: "web",
      capacityProviders: ["FARGATE"],
    },
  );
});

test("no name is `default`, and what is not there is a failure", async () => {
  const h = await testHouse({ empty: true });
  const { clusters, failures } = await h.ecs("DescribeClusters");
  assert.deepEqual(clusters, []);
  assert.deepEqual(failures, [{ arn: "arn:aws:ecs:us-east-1:000000000000:cluster/default", reason: "MISSING" }]);
  await h.ecs("CreateCluster");
  assert.equal((await h.ecs("DescribeClusters")).clusters[0].clusterName, "default");
});

const refusals: readonly (readonly [
  what: string,
  code: string,
  message: string | RegExp,
  operation: string,
  input: object,
])[] = [
  [
    "a bad name",
    "InvalidParameterException",
    "Cluster name contains invalid characters.",
    "CreateCluster",
    { clusterName: "a b" },
  ],
  [
    "a stranger's provider",
    "InvalidParameterException",
    /'mine' was not found/,
    "CreateCluster",
    { clusterName: "a", capacityProviders: ["mine"] },
  ],
  [
    "a setting that Container Insights does not have",
    "InvalidParameterException",
    "Invalid cluster setting value for containerInsights: on",
    "CreateCluster",
    { clusterName: "a", settings: [{ name: "containerInsights", value: "on" }] },
  ],
  [
    "a configuration",
    "NotImplemented",
    /`configuration`/,
    "CreateCluster",
    { clusterName: "a", configuration: { executeCommandConfiguration: { logging: "NONE" } } },
  ],
  [
    "a strategy without its provider",
    "InvalidParameterException",
    /not associated with the cluster/,
    "CreateCluster",
    { clusterName: "a", defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE" }] },
  ],
  ["an unknown cluster", "ClusterNotFoundException", "Cluster not found.", "DeleteCluster", { cluster: "nowhere" }],
  [
    "another account's cluster",
    "ClusterNotFoundException",
    "Cluster not found.",
    "DeleteCluster",
    { cluster: arn.replace("000000000000", "111111111111") },
  ],
  ["a bad token", "InvalidParameterException", "Invalid token.", "ListClusters", { nextToken: "nonsense" }],
  ["a page of 101", "InvalidParameterException", /between 1 and 100/, "ListClusters", { maxResults: 101 }],
];

test("what AWS refuses of clusters is refused", async (t) => {
  const h = await testHouse();
  for (const [what, code, message, operation, input] of refusals)
    await t.test(what, () => h.refused(code, message, operation, input));
});

test("capacity providers are put and taken away", async () => {
  const h = await testHouse();
  const put = (names: string[], strategy: object[]) =>
    h.ecs("PutClusterCapacityProviders", {
      cluster: "web",
      capacityProviders: names,
      defaultCapacityProviderStrategy: strategy,
    });
  const { cluster } = await put(["FARGATE", "FARGATE_SPOT"], [{ capacityProvider: "FARGATE_SPOT", weight: 1 }]);
  assert.deepEqual(cluster.capacityProviders, ["FARGATE", "FARGATE_SPOT"]);
  assert.deepEqual(cluster.defaultCapacityProviderStrategy, [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }]);
  const { tasks } = await h.ecs("RunTask", { cluster: "web", taskDefinition: "hola", networkConfiguration: h.network });
  assert.equal(tasks[0].capacityProviderName, "FARGATE_SPOT");
  await h.ecs("CreateService", {
    cluster: "web",
    serviceName: "web",
    taskDefinition: "hola",
    networkConfiguration: h.network,
  });
  await assert.rejects(put([], []), { code: "ResourceInUseException" });
});

test("a cluster with tasks or services stays; an empty one becomes INACTIVE and may be made anew", async () => {
  const h = await testHouse();
  const { tasks } = await h.ecs("RunTask", {
    cluster: "web",
    taskDefinition: "hola",
    launchType: "FARGATE",
    networkConfiguration: h.network,
  });
  await h.refused(
    "ClusterContainsTasksException",
    "The Cluster cannot be deleted while Tasks are active.",
    "DeleteCluster",
    { cluster: "web" },
  );
  h.move(tasks[0].taskArn, { lastStatus: "DEPROVISIONING", desiredStatus: "STOPPED" }, "task-networking");
  h.move(tasks[0].taskArn, { lastStatus: "STOPPED" }, "task-networking");
  assert.equal((await h.ecs("DeleteCluster", { cluster: "web" })).cluster.status, "INACTIVE");
  assert.equal((await h.ecs("DescribeClusters", { clusters: ["web"] })).clusters[0].status, "INACTIVE");
  assert.deepEqual((await h.ecs("ListClusters")).clusterArns, []);
  await h.refused("ClusterNotFoundException", "The referenced cluster was inactive.", "RunTask", {
    cluster: "web",
    taskDefinition: "hola",
  });
  assert.equal((await h.ecs("CreateCluster", { clusterName: "web" })).cluster.status, "ACTIVE");
  await h.ecs("RegisterTaskDefinition", fargate);
  await h.ecs("CreateService", {
    cluster: "web",
    serviceName: "a",
    taskDefinition: "hola",
    launchType: "FARGATE",
    networkConfiguration: h.network,
  });
  await h.refused(
    "ClusterContainsServicesException",
    "The Cluster cannot be deleted while Services are active.",
    "DeleteCluster",
    { cluster: "web" },
  );
});

test("pages of clusters follow one another", async () => {
  const h = await testHouse({ empty: true });
  for (const clusterName of ["c", "a", "b"]) await h.ecs("CreateCluster", { clusterName });
  const first = await h.ecs("ListClusters", { maxResults: 2 });
  const second = await h.ecs("ListClusters", { maxResults: 2, nextToken: first.nextToken });
  const names = [...first.clusterArns, ...second.clusterArns].map((one: string) => one.at(-1));
  assert.deepEqual([names, second.nextToken], [["a", "b", "c"], undefined]);
});

test("counts come from the tasks", async () => {
  const h = await testHouse();
  const { tasks } = await h.ecs("RunTask", {
    cluster: "web",
    taskDefinition: "hola",
    launchType: "FARGATE",
    count: 3,
    networkConfiguration: h.network,
  });
  h.move(tasks[0].taskArn, { lastStatus: "PENDING" }, "task-networking");
  h.move(tasks[0].taskArn, { lastStatus: "RUNNING" }, "agent");
  const { clusters } = await h.ecs("DescribeClusters", { clusters: ["web"] });
  assert.deepEqual([clusters[0].runningTasksCount, clusters[0].pendingTasksCount], [1, 2]);
});

test("the two capacity providers of Fargate are described, others are missing", async () => {
  const h = await testHouse();
  const { capacityProviders } = await h.ecs("DescribeCapacityProviders");
  assert.deepEqual(
    capacityProviders.map(({ name }: { name: string }) => name),
    ["FARGATE", "FARGATE_SPOT"],
  );
  const asked = await h.ecs("DescribeCapacityProviders", { capacityProviders: ["FARGATE", "mine"] });
  assert.equal(asked.capacityProviders.length, 1);
  assert.deepEqual(asked.failures, [
    { arn: "arn:aws:ecs:us-east-1:000000000000:capacity-provider/mine", reason: "MISSING" },
  ]);
});

test("there are no container instances", async () => {
  const h = await testHouse();
  assert.deepEqual((await h.ecs("ListContainerInstances", { cluster: "web" })).containerInstanceArns, []);
  const { failures } = await h.ecs("DescribeContainerInstances", { cluster: "web", containerInstances: ["i"] });
  assert.deepEqual(failures, [
    { arn: "arn:aws:ecs:us-east-1:000000000000:container-instance/web/i", reason: "MISSING" },
  ]);
  await h.refused("TargetNotFoundException", /i/, "PutAttributes", {
    cluster: "web",
    attributes: [{ name: "a", targetId: "i" }],
  });
});
