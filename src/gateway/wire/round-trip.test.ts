// The vendor's own clients against the router and the codecs, in process: every command of every service, both ways.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { AwsSmithyRpcV2CborProtocol } from "@aws-sdk/core/protocols";
import { HttpResponse } from "@smithy/core/protocols";
import type { LazyService } from "../service.ts";
import { AwsError } from "../../model/errors.ts";
import { codecs, failure, success } from "./codec.ts";
import { allowedValues } from "./enums.ts";
import { everyService, ValueMaker, type VendorService } from "./every-service.ts";
import { asWireError } from "./errors.ts";
import type { WireRequest, WireResponse } from "./message.ts";
import { type OperationModel, ServiceModel } from "./model.ts";
import { Router } from "./router.ts";
import { Validator } from "./validate.ts";

interface ClientRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}
interface Client {
  send(command: unknown): Promise<Record<string, unknown>>;
}
type ClientClass = new (config: object) => Client;
type CommandClass = new (input: object) => object;

/** A client whose requests are handed to `handle` in place of a network. */
function clientOf(module: VendorService["module"], handle: (request: WireRequest) => unknown, more = {}): Client {
  const [, Client] = Object.entries(module).find(([name]) => /^[A-Z]\w+Client$/.test(name))!;
  const requestHandler = {
    metadata: { handlerProtocol: "http/1.1" },
    handle: ({ method, path, headers, body = "" }: ClientRequest) =>
      Promise.resolve({
        response: handle({
          method,
          path,
          query: "",
          headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
          body:
            typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        }),
      }),
  };
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const base = { region: "us-east-1", endpoint: "http://localhost:4566", disableHostPrefix: true, maxAttempts: 1 };
  return new (Client as ClientClass)({ ...base, credentials, requestHandler, ...more });
}

const clientResponse = ({ status, headers, body }: WireResponse) =>
  new HttpResponse({ statusCode: status, headers, body: Readable.from([Buffer.from(body as Uint8Array)]) });

/** Without what clients add, and comparable by value. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name, item]) => name !== "$metadata" && item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [name, plain(item)]));
}

/** Clients fill idempotency tokens and defaults in: only what the test gave is compared. */
function only(keys: object, value: unknown): unknown {
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => name in keys));
}

const protocolOf = ({ protocols }: VendorService["spec"]) =>
  protocols[0] === "rpcv2Cbor" ? { protocol: AwsSmithyRpcV2CborProtocol } : {};

/** No service of ours speaks CBOR yet; ECS's shapes do for its codec. */
const [ecs] = everyService.filter(({ spec }) => spec.id === "ecs");
const overCbor = { ...ecs!, spec: { ...ecs!.spec, id: "ecs over CBOR", protocols: ["rpcv2Cbor"] as const } };

for (const { spec, module } of [...everyService, overCbor])
  test(`${spec.id}: every command and its answer survive the vendor's client`, async () => {
    const model = new ServiceModel(spec, module);
    const lazy: LazyService = { spec, load: () => Promise.reject(new Error("not needed")) };
    const router = new Router([lazy]);
    const allowed = await allowedValues(spec.package, module);
    const validator = new Validator(allowed);
    const maker = new ValueMaker(allowed);
    let answer: object = {};
    let got: Record<string, unknown> = {};
    let gotOperation: OperationModel | undefined;
    const client = clientOf(
      module,
      (request) => {
        const route = router.route(request);
        assert.ok(route?.service, "the request must be routed");
        const operation = model.operations.get(route.operation)!;
        gotOperation = operation;
        got = codecs[route.protocol].decode(operation, request.body, route.form);
        return clientResponse(success(route.protocol, model, operation, answer, "id"));
      },
      protocolOf(spec),
    );
    for (const operation of model.operations.values()) {
      if (operation.eventStream) continue;
      const input = (operation.input.isUnitSchema() ? {} : (maker.make(operation.input) ?? {})) as object;
      answer = (operation.answersUnit ? {} : (maker.make(operation.output) ?? {})) as object;
      const want = plain(input) as object;
      const result = await client.send(new (module[`${operation.name}Command`] as CommandClass)(input));
      assert.equal(gotOperation?.name, operation.name);
      assert.deepEqual(only(want, plain(got)), want, `input of ${operation.name}`);
      assert.deepEqual(only(answer, plain(result)), plain(answer), `output of ${operation.name}`);
      assert.deepEqual(validator.issues(operation.input, got), [], `checks of ${operation.name}`);
    }
  });

type ErrorClass = new (options: object) => Error;
interface ClientError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };
}

for (const { spec, module } of [...everyService, overCbor])
  test(`${spec.id}: every modelled error reaches the vendor's client as its class, with its members`, async () => {
    const model = new ServiceModel(spec, module);
    const maker = new ValueMaker();
    const [protocol = "awsJson1_1"] = spec.protocols;
    const [operation] = model.operations.values();
    let thrown: Error = new AwsError("Some.Code", 'a <message> & "more"', 403);
    const answer = () => clientResponse(failure(protocol, model, asWireError(model, thrown)!, "id"));
    const client = clientOf(module, answer, protocolOf(spec));
    const hear = () =>
      client.send(new (module[`${operation!.name}Command`] as CommandClass)({})).then(
        () => assert.fail("it must fail"),
        (error: ClientError) => error,
      );
    const unmodelled = await hear();
    assert.deepEqual([unmodelled.name, unmodelled.message], ["Some.Code", thrown.message]);
    assert.equal(unmodelled.$metadata.httpStatusCode, 403);
    for (const { name, schema, status, queryStatus } of model.errors.values()) {
      const members = (maker.make(schema) ?? {}) as Record<string, unknown>;
      const message = `Bad <${name}> & more`;
      const Exception = module[name] as ErrorClass;
      thrown = new Exception({ ...members, message, Message: message, $metadata: {} });
      const error = await hear();
      assert.ok(error instanceof Exception, name);
      assert.equal(error.message, message);
      assert.equal(error.$metadata.httpStatusCode, protocol === "awsQuery" ? queryStatus : status);
      if (protocol === "ec2Query") continue; // EC2's errors have a code and a message only
      for (const [member] of schema.structIterator())
        if (member.toLowerCase() !== "message")
          assert.deepEqual(
            plain((error as unknown as Record<string, unknown>)[member]),
            plain(members[member]),
            `${name}.${member}`,
          );
    }
  });
