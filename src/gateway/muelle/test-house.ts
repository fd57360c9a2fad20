// A gateway with Muelle's own calls over an empty store and a clock that stands still, with a trusted door and one that is not.
// For tests only.
import assert from "node:assert/strict";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import { systemClock } from "../../kit/clock.ts";
import { silentLog } from "../../kit/log.ts";
import { Authenticator } from "../auth/authenticate.ts";
import { firstOf } from "../auth/credentials.ts";
import { Dispatcher } from "../dispatch.ts";
import { seed as seedEc2 } from "../ec2/defaults.ts";
import { ec2 } from "../ec2/index.ts";
import { RegistryLogins } from "../ecr/registry-logins.ts";
import { ecs } from "../ecs/index.ts";
import { type Harness, harness, testAddresses } from "../harness.ts";
import { Sha256 } from "../http/raw-client.ts";
import { seed as seedIam } from "../iam/defaults.ts";
import { iam } from "../iam/index.ts";
import { Invoker } from "../invoke.ts";
import { policyAuthoriser } from "../policies/authoriser.ts";
import type { Prober } from "../../network/prober.ts";
import { iamCredentials } from "../policies/credentials.ts";
import { GatewayServer, type GatewayServerOptions, type OwnHandler } from "../server.ts";
import { stsCredentials } from "../sts/credentials.ts";
import { sts } from "../sts/index.ts";
import { type CallParts, muelleCalls } from "./index.ts";

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export const root: Keys = { accessKeyId: "test", secretAccessKey: "test" };

export interface Ask {
  readonly method?: string;
  /** Undefined: `{}` with POST, nothing with the others. */
  readonly body?: string | object;
  /** Signs the request; undefined: it goes unsigned. */
  readonly keys?: Keys;
  readonly region?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the loopback door. */
  readonly door?: "loopback" | "tasks";
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  // Tests look into what was answered.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

export interface StreamEvent {
  readonly event: string;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
}

export interface EventReader {
  /** The next event; rejects when the stream ends first. */
  next(): Promise<StreamEvent>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  readonly message: IncomingMessage;
  close(): void;
}

export interface MuelleHouse extends Harness {
  readonly parts: CallParts;
  readonly server: GatewayServer;
  readonly ask: (path: string, options?: Ask) => Promise<Answer>;
  readonly events: (options?: Ask) => Promise<EventReader>;
  /** A new user's long-term keys; `actions`: what it may do. */
  readonly newUser: (name: string, ...actions: string[]) => Promise<Keys>;
  readonly close: () => Promise<void>;
}

const everythingArrives: Prober = {
  probe: () => Promise.resolve({ connection: "arrived" }),
  listeners: () => Promise.resolve(undefined),
};

export async function muelleHouse(
  more: {
    readonly pages?: GatewayServerOptions["pages"];
    readonly calls?: Readonly<Record<string, OwnHandler>>;
    /** Default: every packet arrives. */
    readonly prober?: Prober;
  } = {},
): Promise<MuelleHouse> {
  const services = [ecs, iam, ec2, sts];
  const h = await harness({ services, seeds: [seedIam, seedEc2], authoriser: policyAuthoriser });
  const { store, clock, dice } = h;
  const longTermKeys = iamCredentials(store);
  const credentials = firstOf(longTermKeys, stsCredentials(store));
  const basics = { store, clock, dice, log: silentLog, addresses: testAddresses, authoriser: policyAuthoriser };
  const parts: CallParts = {
    ...basics,
    longTermKeys,
    authenticator: new Authenticator(credentials, clock),
    logins: new RegistryLogins(clock),
    prober: more.prober ?? everythingArrives,
    house: { instance: "abcd", version: "1.2.3", engine: "simulated" },
  };
  const lazy = services.map((service) => ({ spec: service.spec, load: () => Promise.resolve(service) }));
  const dispatcher = new Dispatcher({ ...basics, invoker: new Invoker(basics), services: lazy, credentials });
  const server = new GatewayServer({
    dispatcher,
    clock: systemClock,
    log: silentLog,
    health: () => ({}),
    muelle: { ...muelleCalls(parts), ...more.calls },
    ...(more.pages && { pages: more.pages }),
  });
  const ports = {
    loopback: (await server.open({ name: "loopback", trusted: true, address: "127.0.0.1", port: 0 })).port,
    tasks: (await server.open({ name: "tasks", trusted: false, address: "127.0.0.2", port: 0 })).port,
  };
  const send = (path: string, options: Ask = {}) => open(ports, clock.nowMs(), path, options);
  return {
    ...h,
    parts,
    server,
    ask: async (path, options) => read(await send(path, options)),
    events: async (options = { keys: root }) =>
      eventReader(await send("/_muelle/events", { method: "GET", ...options })),
    newUser: (name, ...actions) => newUser(h, name, actions),
    close: () => server.close(0),
  };
}

async function newUser({ call }: Harness, UserName: string, actions: string[]): Promise<Keys> {
  await call("iam", "CreateUser", { UserName });
  const statement = { Effect: "Allow", Action: actions, Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  if (actions.length > 0) await call("iam", "PutUserPolicy", { UserName, PolicyName: "may", PolicyDocument });
  const { AccessKey } = await call("iam", "CreateAccessKey", { UserName });
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

async function open(
  ports: { readonly loopback: number; readonly tasks: number },
  nowMs: number,
  path: string,
  { method = "GET", body = method === "POST" ? "{}" : "", keys, region = "us-east-1", door = "loopback", headers }: Ask,
): Promise<IncomingMessage> {
  const hostname = door === "loopback" ? "127.0.0.1" : "127.0.0.2";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const plain = { host: `${hostname}:${ports[door]}`, ...headers };
  const unsigned = {
    method,
    protocol: "http:",
    hostname,
    path: path.split("?")[0] ?? path,
    headers: plain,
    body: text,
  };
  const signer = keys && new SignatureV4({ credentials: keys, service: "muelle", region, sha256: Sha256 });
  const signed = signer ? (await signer.sign(unsigned, { signingDate: new Date(nowMs) })).headers : plain;
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: hostname, port: ports[door], method, path, headers: signed, agent: false });
    request.once("response", resolve);
    request.once("error", reject);
    request.end(text);
  });
}

async function read(message: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const isJson = message.headers["content-type"] === "application/json";
  return {
    status: message.statusCode ?? 0,
    headers: message.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}

function eventReader(message: IncomingMessage): EventReader {
  assert.equal(message.statusCode, 200);
  assert.equal(message.headers["content-type"], "text/event-stream");
  const events = parsed(message);
  return {
    message,
    async next() {
      const { done, value } = await events.next();
      assert.ok(!done, "the stream ended");
      return value;
    },
    ended: new Promise((resolve) => message.once("close", resolve)),
    close: () => void message.destroy(),
  };
}

async function* parsed(message: IncomingMessage): AsyncGenerator<StreamEvent, undefined> {
  let rest = "";
  for await (const chunk of message.setEncoding("utf8")) {
    const blocks = (rest + String(chunk)).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, event, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
      if (event && data) yield { event, data: JSON.parse(data) };
      else yield { event: "comment", data: block };
    }
  }
  return undefined;
}
