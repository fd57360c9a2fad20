// The way of a request, seen by the vendor's clients over HTTP.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as LOGS from "@aws-sdk/client-cloudwatch-logs";
import * as EC2 from "@aws-sdk/client-ec2";
import * as ECS from "@aws-sdk/client-ecs";
import type { Log } from "../kit/log.ts";
import { silentLog } from "../kit/log.ts";
import { fail } from "../model/errors.ts";
import { type CallError, type Harness, type HarnessOptions, harness, type HttpHarness } from "./harness.ts";
import { send, signedHeaders } from "./http/raw-client.ts";
import { operation, type Service, slowOperation } from "./service.ts";
import { specs } from "./services.ts";

const ecs: Service = {
  spec: specs.ecs,
  module: ECS,
  operations: {
    CreateCluster: operation<typeof ECS, "CreateCluster">({
      access: "Write",
      resources: (input, { account, region }) => `arn:aws:ecs:${region}:${account}:cluster/${input.clusterName}`,
      refuses: ["serviceConnectDefaults", "configuration.executeCommandConfiguration.logConfiguration.s3BucketName"],
      handle: (input, { authorise }) => {
        if (input.clusterName === "bug") throw new TypeError("a secret of ours");
        if (input.clusterName === "pass") authorise("iam:PassRole", "arn:aws:iam::000000000000:role/x");
        if (input.clusterName === "gone") fail(ECS.ClusterNotFoundException, { message: "Cluster not found." });
        return { cluster: { clusterName: input.clusterName } };
      },
    }),
    RunTask: operation<typeof ECS, "RunTask">({ access: "Write", handle: () => ({ tasks: [] }) }),
  },
};

const ec2: Service = {
  spec: specs.ec2,
  module: EC2,
  operations: {
    CreateSecurityGroup: operation<typeof EC2, "CreateSecurityGroup">({
      access: "Write",
      handle: () => ({ GroupId: "sg-1" }),
    }),
    DescribeVpcs: operation<typeof EC2, "DescribeVpcs">({ access: "List", handle: () => ({ Vpcs: [] }) }),
  },
};

const user = {
  kind: "user",
  account: "000000000000",
  arn: "arn:aws:iam::000000000000:user/u",
  userId: "U",
  accessKeyId: "K",
} as const;

async function withServer(
  options: Partial<HarnessOptions>,
  work: (http: HttpHarness, h: Harness) => Promise<void>,
): Promise<void> {
  const h = await harness({ services: [ecs, ec2], ...options });
  const http = await h.http();
  try {
    await work(http, h);
  } finally {
    await http.close();
  }
}

test("a modelled exception reaches the client as its own class", () =>
  withServer({}, async (http) => {
    const client = new ECS.ECSClient(http.client);
    const call = client.send(new ECS.CreateClusterCommand({ clusterName: "gone" }));
    await assert.rejects(call, (thrown) => {
      assert.ok(thrown instanceof ECS.ClusterNotFoundException);
      assert.equal(thrown.message, "Cluster not found.");
      assert.equal(thrown.$metadata.httpStatusCode, 400);
      assert.match(thrown.$metadata.requestId ?? "", /^[0-9a-f-]{36}$/);
      return true;
    });
  }));

test("required members, types and enum values are checked in the service's words", () =>
  withServer({}, async (http) => {
    const client = new ECS.ECSClient(http.client);
    const missing = client.send(new ECS.RunTaskCommand({} as ECS.RunTaskCommandInput));
    await assert.rejects(missing, {
      name: "InvalidParameterException",
      message:
        "1 validation error detected: Value null at 'taskDefinition' failed to satisfy constraint: Member must not be null",
    });
    const wrong = client.send(new ECS.RunTaskCommand({ taskDefinition: "t", launchType: "LAMBDA" as "EC2" }));
    await assert.rejects(wrong, {
      name: "InvalidParameterException",
      message:
        "1 validation error detected: Value 'LAMBDA' at 'launchType' failed to satisfy constraint: Member must satisfy enum value set: [EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES]",
    });
    const part = client.send(new ECS.RunTaskCommand({ taskDefinition: "t", count: 1.5 }));
    await assert.rejects(part, { name: "SerializationException", message: "count must be a whole number." });
    const vpc = new EC2.EC2Client(http.client);
    const group = vpc.send(
      new EC2.CreateSecurityGroupCommand({ GroupName: "g" } as EC2.CreateSecurityGroupCommandInput),
    );
    await assert.rejects(group, {
      name: "MissingParameter",
      message: "The request must contain the parameter description",
    });
  }));

test("a field that is not honoured is refused by its name", async () => {
  const h = await harness({ services: [ecs] });
  const refused = (input: object) =>
    h.call("ecs", "CreateCluster", input).then(String, (thrown: CallError) => thrown.message);
  assert.match(
    await refused({ serviceConnectDefaults: { namespace: "n" } }),
    /`serviceConnectDefaults` of ecs:CreateCluster/,
  );
  const deep = { executeCommandConfiguration: { logConfiguration: { s3BucketName: "b" } } };
  assert.match(
    await refused({ configuration: deep }),
    /`configuration\.executeCommandConfiguration\.logConfiguration\.s3BucketName`/,
  );
  assert.equal(
    await refused({ configuration: { executeCommandConfiguration: { logging: "NONE" } } }),
    "[object Object]",
  );
});

test("an operation that AWS has and Muelle does not is refused once, by name, without a second try", () =>
  withServer({}, async (http) => {
    const client = new ECS.ECSClient({ ...http.client, maxAttempts: 3 });
    await assert.rejects(client.send(new ECS.ListClustersCommand({})), (thrown) => {
      assert.ok(thrown instanceof ECS.ECSServiceException);
      assert.equal(thrown.name, "NotImplemented");
      assert.match(thrown.message, /Muelle does not support ecs:ListClusters yet\. docs\/support\.md/);
      assert.equal(thrown.$metadata.httpStatusCode, 400);
      assert.equal(thrown.$metadata.attempts, 1);
      return true;
    });
  }));

test("a bug of ours is a 500 without its text, and the log has it with the request id", async () => {
  const lines: Record<string, unknown>[] = [];
  const log: Log = { ...silentLog, error: (message, fields) => void lines.push({ message, ...fields }) };
  await withServer({ log }, async (http) => {
    const client = new ECS.ECSClient(http.client);
    const call = client.send(new ECS.CreateClusterCommand({ clusterName: "bug" }));
    const thrown = await call.catch((error: ECS.ECSServiceException) => error);
    assert.ok(thrown instanceof ECS.ECSServiceException);
    assert.equal(thrown.name, "InternalFailure");
    assert.doesNotMatch(thrown.message, /secret/);
    assert.equal(lines.length, 1);
    assert.equal(lines[0]!.requestId, thrown.$metadata.requestId);
    assert.equal(lines[0]!.operation, "ecs:CreateCluster");
  });
});

test("a member that AWS's schema does not know is ignored, and the log says so", async () => {
  const lines: string[] = [];
  const log: Log = {
    ...silentLog,
    debug: (message, fields) => void lines.push(`${message} ${String(fields?.member)}`),
  };
  await withServer({ log }, async ({ port }) => {
    const body = '{"clusterName":"c","clusterColour":"red"}';
    const target = {
      "x-amz-target": `${specs.ecs.target}.CreateCluster`,
      "content-type": "application/x-amz-json-1.1",
    };
    const headers = signedHeaders(port, "ecs", body, target);
    assert.equal((await send(port, { method: "POST", headers, body })).status, 200);
  });
  assert.deepEqual(
    lines.filter((line) => line.startsWith("unknown")),
    ["unknown member ignored, as AWS does clusterColour"],
  );
});

test("who is not root needs IAM's yes, for the operation and for what the handler asks beside", async () => {
  const decisions: string[] = [];
  const authoriser: HarnessOptions["authoriser"] = {
    decide: (_, action, resource, conditions) => {
      decisions.push(`${action} ${resource} ${String(conditions["aws:RequestedRegion"])}`);
      return { allowed: action !== "iam:PassRole", reason: `no identity-based policy allows the ${action} action` };
    },
  };
  const h = await harness({ services: [ecs], authoriser, region: "eu-west-1" });
  await h.call("ecs", "CreateCluster", { clusterName: "c" }, { as: user });
  await assert.rejects(h.call("ecs", "CreateCluster", { clusterName: "pass" }, { as: user }), {
    code: "AccessDeniedException",
    message:
      "User: arn:aws:iam::000000000000:user/u is not authorized to perform: iam:PassRole on resource: arn:aws:iam::000000000000:role/x because no identity-based policy allows the iam:PassRole action",
  });
  assert.equal(decisions[0], "ecs:CreateCluster arn:aws:ecs:eu-west-1:000000000000:cluster/c eu-west-1");
});

test("EC2's DryRun answers whether it would be allowed, and does nothing", async () => {
  const h = await harness({ services: [ec2] });
  const input = { GroupName: "g", Description: "d", DryRun: true };
  await assert.rejects(h.call("ec2", "CreateSecurityGroup", input), { code: "DryRunOperation", status: 412 });
  await assert.rejects(h.call("ec2", "CreateSecurityGroup", input, { as: user }), {
    code: "UnauthorizedOperation",
    status: 403,
    message:
      /^You are not authorized to perform this operation\. User: .* is not authorized to perform: ec2:CreateSecurityGroup because/,
  });
});

test("a scope is seeded once, before its first operation", async () => {
  const seeded: string[] = [];
  const h = await harness({
    services: [ec2],
    seeds: [(_, { account, region }) => void seeded.push(`${account} ${region}`)],
  });
  await h.call("ec2", "DescribeVpcs");
  await h.call("ec2", "DescribeVpcs");
  await h.call("ec2", "DescribeVpcs", {}, { region: "eu-west-1" });
  assert.deepEqual(seeded, ["000000000000 us-east-1", "000000000000 eu-west-1"]);
});

/** A tail whose events the test gives one by one, and which notices that its client went away. */
function tailService(events: (signal: AbortSignal) => AsyncGenerator<LOGS.StartLiveTailResponseStream>): Service {
  const perform = slowOperation<typeof LOGS, "StartLiveTail">({
    access: "Read",
    perform: (_, { signal }) => Promise.resolve({ responseStream: events(signal) }),
  });
  return { spec: specs.logs, module: LOGS, operations: { StartLiveTail: perform } };
}

const tail = (http: HttpHarness, client = new LOGS.CloudWatchLogsClient(http.client)) =>
  client.send(new LOGS.StartLiveTailCommand({ logGroupIdentifiers: ["arn"] }));

test("an event stream reaches the vendor's client event by event, and ends with a modelled exception", () => {
  const logs = tailService(async function* () {
    yield { sessionStart: { sessionId: "s-1", logGroupIdentifiers: ["arn"] } };
    yield { sessionUpdate: { sessionResults: [{ message: "héllo", timestamp: 5 }] } };
    await Promise.resolve();
    fail(LOGS.SessionTimeoutException, { message: "Three hours are over." });
  });
  return withServer({ services: [logs] }, async (http) => {
    const { responseStream } = await tail(http);
    const seen: LOGS.StartLiveTailResponseStream[] = [];
    const reading = (async () => {
      for await (const event of responseStream!) seen.push(event);
    })();
    await assert.rejects(reading, { name: "SessionTimeoutException", message: "Three hours are over." });
    assert.equal(seen[0]?.sessionStart?.sessionId, "s-1");
    assert.deepEqual(seen[1]?.sessionUpdate?.sessionResults, [{ message: "héllo", timestamp: 5 }]);
  });
});

test("an event stream ends when its client goes away, and when the server closes", async () => {
  for (const end of ["client", "server"]) {
    const ended = Promise.withResolvers<void>();
    const logs = tailService(async function* (signal) {
      yield { sessionStart: { sessionId: "s" } };
      const aborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      await aborted;
      ended.resolve();
    });
    const http = await (await harness({ services: [logs] })).http();
    const client = new LOGS.CloudWatchLogsClient(http.client);
    const { responseStream } = await tail(http, client);
    await responseStream![Symbol.asyncIterator]().next();
    if (end === "client") client.destroy();
    else await http.close();
    await ended.promise;
    if (end === "client") await http.close();
  }
});
