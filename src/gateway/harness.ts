// Services under test, in process: calls go through the same checks, permissions and transactions as over HTTP, and every
// output is checked strictly against the vendor's schema. For tests only.
import { readdir } from "node:fs/promises";
import { validateSchema } from "@smithy/typecheck";
import { must } from "../kit/assert.ts";
import { systemClock } from "../kit/clock.ts";
import { FakeClock } from "../kit/fake-clock.ts";
import { type Dice, seededDice, uuid } from "../kit/ids.ts";
import { type Log, silentLog } from "../kit/log.ts";
import type { Principal } from "../model/iam/principal.ts";
import { MemoryJournal } from "../store/journal/memory.ts";
import { Store } from "../store/store.ts";
import type { AnyTable } from "../store/table.ts";
import { type Authoriser, onlyRoot } from "./auth/authoriser.ts";
import { type Credentials, rootPrincipal } from "./auth/credentials.ts";
import type { Caller } from "./caller.ts";
import { Dispatcher, type DispatcherOptions } from "./dispatch.ts";
import { Invoker, type Seed } from "./invoke.ts";
import { type RuntimeOperation, ServiceRuntime } from "./runtime.ts";
import type { Addresses, Service } from "./service.ts";
import { GatewayServer } from "./server.ts";
import { asWireError } from "./wire/errors.ts";

export interface HarnessOptions {
  readonly services: readonly Service[];
  /** Default: every table of src/store/tables. */
  readonly tables?: readonly AnyTable[];
  readonly account?: string;
  readonly region?: string;
  readonly seeds?: readonly Seed[];
  readonly authoriser?: Authoriser;
  readonly log?: Log;
}

/** A failed call as a client would see it. */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

export interface CallOptions {
  readonly as?: Principal;
  readonly region?: string;
}

export const testAddresses: Addresses = {
  endpoint: "http://localhost:4566",
  registryHost: "localhost:4566",
  hostAddress: "198.18.0.1",
};

export interface HttpOptions {
  /** Keys beside `test`/`test`. */
  readonly credentials?: Credentials;
  /** Default true: a door that takes `test`/`test`. */
  readonly trusted?: boolean;
}

export interface HttpHarness {
  readonly port: number;
  readonly server: GatewayServer;
  /** For the vendor's clients: `new ECSClient(http.client)`. Root, one attempt. */
  readonly client: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
    readonly disableHostPrefix: boolean;
  };
  close(): Promise<void>;
}

export interface Harness {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly dice: Dice;
  /** The operation's output, checked against the vendor's schema. Throws CallError. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly call: (service: string, operation: string, input?: object, options?: CallOptions) => Promise<any>;
  /** A real HTTP server in front of the same store, for the vendor's clients. The test closes it. */
  readonly http: (options?: HttpOptions) => Promise<HttpHarness>;
}

/** A house with these services, an empty store and a clock that stands still. */
export async function harness(options: HarnessOptions): Promise<Harness> {
  const clock = new FakeClock();
  const dice = seededDice("harness");
  const store = new Store(new MemoryJournal(), options.tables ?? (await allTables()));
  const { log = silentLog, authoriser = onlyRoot, seeds = [] } = options;
  const invoker = new Invoker({ store, clock, dice, log, addresses: testAddresses, authoriser, seeds });
  const loading = options.services.map(async (s) => [s.spec.id, await ServiceRuntime.of(s)] as const);
  const runtimes = new Map(await Promise.all(loading));
  const call: Harness["call"] = async (service, name, input = {}, { as, region } = {}) => {
    const runtime = runtimes.get(service);
    const operation = runtime?.operation(name);
    if (!runtime || !operation?.implementation) throw new Error(`the harness has no ${service}:${name}`);
    const caller: Caller = {
      principal: as ?? rootPrincipal(options.account ?? "000000000000", "test"),
      region: region ?? options.region ?? "us-east-1",
      protocol: must(runtime.model.spec.protocols[0], "a protocol"),
      requestId: uuid(dice),
      signal: new AbortController().signal,
    };
    return invoke(invoker, runtime, operation, input, caller);
  };
  const http: Harness["http"] = (more = {}) =>
    openServer(options.services, { clock: systemClock, dice, log, invoker }, more);
  return { store, clock, dice, call, http };
}

/** Signatures are of the real time, so this server's clock is the system's; the operations keep the harness's. */
async function openServer(
  services: readonly Service[],
  parts: Pick<DispatcherOptions, "clock" | "dice" | "log" | "invoker">,
  { credentials = noCredentials, trusted = true }: HttpOptions,
): Promise<HttpHarness> {
  const lazy = services.map((service) => ({ spec: service.spec, load: () => Promise.resolve(service) }));
  const dispatcher = new Dispatcher({ ...parts, services: lazy, credentials, inspect: checkOutput });
  const server = new GatewayServer({ dispatcher, clock: parts.clock, log: parts.log, health: () => ({}) });
  const { port } = await server.open({ name: "test", trusted, address: "127.0.0.1", port: 0 });
  const endpoint = `http://127.0.0.1:${port}`;
  const credentialsOfRoot = { accessKeyId: "test", secretAccessKey: "test" };
  return {
    port,
    server,
    client: { endpoint, region: "us-east-1", credentials: credentialsOfRoot, maxAttempts: 1, disableHostPrefix: true },
    close: () => server.close(0),
  };
}

const noCredentials: Credentials = { find: () => undefined };

/** What the modules of src/store/tables export under a name that ends with `Tables`. */
async function allTables(): Promise<AnyTable[]> {
  const directory = new URL("../store/tables/", import.meta.url);
  const tables = new Set<AnyTable>();
  for (const file of await readdir(directory)) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const module = (await import(new URL(file, directory).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (name.endsWith("Tables") && Array.isArray(value)) for (const table of value as AnyTable[]) tables.add(table);
  }
  return [...tables];
}

async function invoke(
  invoker: Invoker,
  runtime: ServiceRuntime,
  operation: RuntimeOperation,
  input: object,
  caller: Caller,
): Promise<object> {
  try {
    const output = await invoker.invoke(runtime, operation, input, caller);
    checkOutput(operation, output);
    return output;
  } catch (thrown) {
    const error = asWireError(runtime.model, thrown);
    if (!error) throw thrown;
    const status = caller.protocol === "awsQuery" ? error.queryStatus : error.status;
    throw new CallError(error.code, status, error.message);
  }
}

/** An unknown or ill-typed member in an output would be dropped or garbled on the wire without a word. */
function checkOutput({ model }: RuntimeOperation, output: object): void {
  if (model.answersUnit || model.eventStream) return;
  const problems = validateSchema(model.output, output);
  if (problems.length > 0) throw new Error(`${model.name}'s output does not fit its schema:\n${problems.join("\n")}`);
}
