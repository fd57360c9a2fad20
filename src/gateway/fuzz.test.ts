// Nonsense of every kind at the gateway, repeatable by its seed: AWS errors, never a 5xx, never a crash.
import assert from "node:assert/strict";
import { test } from "node:test";
import { systemClock } from "../kit/clock.ts";
import { below, type Dice, seededDice } from "../kit/ids.ts";
import { type Log, silentLog } from "../kit/log.ts";
import { MemoryJournal } from "../store/journal/memory.ts";
import { Store } from "../store/store.ts";
import { onlyRoot } from "./auth/authoriser.ts";
import { Dispatcher } from "./dispatch.ts";
import { testAddresses } from "./harness.ts";
import { type RawRequest, send, signedHeaders } from "./http/raw-client.ts";
import { Invoker } from "./invoke.ts";
import { GatewayServer } from "./server.ts";
import type { AnyOperation, Service } from "./service.ts";
import { codecs } from "./wire/codec.ts";
import { everyService, ValueMaker } from "./wire/every-service.ts";
import { ServiceModel } from "./wire/model.ts";
import { damage, formBody, jsonBody } from "./wire/nonsense.ts";

const seed = process.env.FUZZ_SEED ?? "muelle";
const rounds = Number(process.env.FUZZ_ROUNDS ?? 1);

/** Every operation of every service, answering nothing: what is under test is the way to it. */
const services: readonly Service[] = everyService.map(({ spec, module }) => {
  const operations: Record<string, AnyOperation<object, object>> = {};
  for (const { name, eventStream } of new ServiceModel(spec, module).operations.values())
    if (!eventStream) operations[name] = { access: "Read", handle: () => ({}) };
  return { spec, module, operations };
});

async function withServer(work: (port: number, bugs: unknown[]) => Promise<void>): Promise<void> {
  const bugs: unknown[] = [];
  const log: Log = { ...silentLog, error: (message, fields) => void bugs.push([message, fields]) };
  const parts = { clock: systemClock, dice: seededDice(seed), log };
  const store = new Store(new MemoryJournal(), []);
  const invoker = new Invoker({ ...parts, store, addresses: testAddresses, authoriser: onlyRoot });
  const lazy = services.map((service) => ({ spec: service.spec, load: () => Promise.resolve(service) }));
  const dispatcher = new Dispatcher({ ...parts, invoker, services: lazy, credentials: { find: () => undefined } });
  const server = new GatewayServer({ ...parts, dispatcher, health: () => ({}) });
  const { port } = await server.open({ name: "fuzz", trusted: true, address: "127.0.0.1", port: 0 });
  try {
    await work(port, bugs);
  } finally {
    await server.close(0);
  }
}

/** Sends them some at a time; a broken connection counts as a failure. */
async function sendAll(port: number, requests: readonly RawRequest[], bugs: unknown[]): Promise<number[]> {
  const statuses: number[] = [];
  for (let i = 0; i < requests.length; i += 32)
    await Promise.all(
      requests.slice(i, i + 32).map(async (request) => {
        const { status, body } = await send(port, request);
        statuses.push(status);
        assert.ok(status < 500, `seed ${seed}: ${status} ${body} for ${JSON.stringify(request).slice(0, 500)}`);
      }),
    );
  assert.deepEqual(bugs, []);
  return statuses;
}

test("damaged inputs of every operation", () =>
  withServer(async (port, bugs) => {
    const dice = seededDice(`${seed}/inputs`);
    const maker = new ValueMaker();
    const requests: RawRequest[] = [];
    for (const { spec, module } of services)
      for (const { name, input } of new ServiceModel(spec, module).operations.values())
        for (let round = 0; round < rounds; round++) {
          const value = damage(dice, input.isUnitSchema() ? {} : (maker.make(input) ?? {}), 5 + round * 20);
          const [protocol = "awsJson1_1"] = spec.protocols;
          const isQuery = protocol === "awsQuery" || protocol === "ec2Query";
          const form =
            isQuery && typeof value === "object" && value ? formBody(input, value, protocol === "ec2Query") : undefined;
          form?.append("Action", name);
          form?.append("Version", spec.version);
          const body = form?.toString() ?? jsonBody(value);
          const type = { "content-type": isQuery ? "application/x-www-form-urlencoded" : codecs[protocol].contentType };
          const target: Record<string, string> = isQuery ? {} : { "x-amz-target": `${spec.target}.${name}` };
          const headers = signedHeaders(port, spec.signingName, body, { ...type, ...target });
          requests.push({ method: "POST", headers, body });
        }
    const statuses = await sendAll(port, requests, bugs);
    assert.ok(statuses.includes(200) && statuses.includes(400), "some of it is right and some is refused");
  }));

const bytes = (dice: Dice, most: number) => Buffer.from(dice.bytes(below(dice, most) + 1));
/** Without what HTTP itself forbids in a header. */
const headerText = (dice: Dice, most: number) =>
  bytes(dice, most)
    .toString("latin1")
    .replace(/[^\x20-\x7e\x80-\xff]/g, "~");

function nonsense(dice: Dice, port: number): RawRequest {
  const pick = <T>(from: readonly T[]) => from[below(dice, from.length)] as T;
  const targets = ["AmazonEC2ContainerServiceV20141113.ListClusters", "Logs_20140328.", ".", "x", headerText(dice, 40)];
  const bodies = [
    "{}",
    "null",
    "[]",
    '"x"',
    "{",
    "[".repeat(20_000),
    '{"a":'.repeat(5000),
    "Action=DescribeVpcs&Version=2016-11-15&".repeat(50),
    `${"Filter.1.".repeat(3000)}Name=x&Action=DescribeVpcs&Version=2016-11-15`,
    "Action=GetCallerIdentity&Version=2011-06-15&%%%=%zz&=&&a.b.=1&.=2",
    bytes(dice, 300),
  ];
  const body = pick(bodies);
  const headers: Record<string, string> = {
    "content-type": pick(["application/x-amz-json-1.1", "application/x-www-form-urlencoded", "application/cbor", "*"]),
  };
  if (below(dice, 2)) headers["x-amz-target"] = pick(targets);
  if (below(dice, 4) === 0) headers["smithy-protocol"] = "rpc-v2-cbor";
  if (below(dice, 4) === 0) headers["content-encoding"] = pick(["gzip", "deflate", "aws-chunked", "identity"]);
  if (below(dice, 4) === 0) headers["x-amzn-query-mode"] = "true";
  const service = pick(["ecs", "ec2", "iam", "sts", "logs", "ecr", "s3"]);
  const signed = below(dice, 3) > 0 ? signedHeaders(port, service, body, headers) : headers;
  if (below(dice, 5) === 0) signed.authorization = headerText(dice, 200);
  const paths = [
    "/",
    "/?Action=GetCallerIdentity&Version=2011-06-15",
    "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=x",
    "//",
    "/%",
    "/%00",
  ];
  const cbor = "/service/AmazonEC2ContainerServiceV20141113/operation/ListClusters";
  return {
    method: pick(["POST", "POST", "POST", "GET", "PUT", "DELETE", "OPTIONS"]),
    path: pick([...paths, cbor]),
    headers: signed,
    body,
  };
}

test("nonsense of every kind", () =>
  withServer(async (port, bugs) => {
    const dice = seededDice(`${seed}/nonsense`);
    await sendAll(
      port,
      Array.from({ length: 600 * rounds }, () => nonsense(dice, port)),
      bugs,
    );
  }));
