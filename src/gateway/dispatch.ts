// The way of a request through the gateway: route, authenticate, decode, invoke, render. Whatever goes wrong becomes an
// error in the request's own protocol; nothing is thrown to the server.
import { asError } from "../kit/assert.ts";
import type { Clock } from "../kit/clock.ts";
import { type Dice, uuid } from "../kit/ids.ts";
import type { Log } from "../kit/log.ts";
import { AwsError } from "../model/errors.ts";
import { Authenticator, type Door } from "./auth/authenticate.ts";
import { scopedService } from "./auth/signature.ts";
import type { Credentials } from "./auth/credentials.ts";
import type { Caller } from "./caller.ts";
import type { Invoker } from "./invoke.ts";
import { type RuntimeOperation, Runtimes, type ServiceRuntime } from "./runtime.ts";
import type { LazyService } from "./service.ts";
import { codecs, failure, streamed, success } from "./wire/codec.ts";
import { asWireError, internalFailure } from "./wire/errors.ts";
import type { WireRequest, WireResponse } from "./wire/message.ts";
import { type Route, Router } from "./wire/router.ts";

export interface DispatcherOptions {
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  readonly invoker: Invoker;
  readonly services: readonly LazyService[];
  /** Keys beside the well-known ones: IAM's and STS's. */
  readonly credentials: Credentials;
  /** Called with every output before it is rendered; tests check it strictly here. */
  readonly inspect?: (operation: RuntimeOperation, output: object) => void;
}

/** A request on its way, as far as it is known. */
interface Journey {
  readonly request: WireRequest;
  readonly route: Route;
  readonly requestId: string;
  readonly door: Door;
  readonly signal: AbortSignal;
}

export class Dispatcher {
  readonly #router: Router;
  readonly #runtimes = new Runtimes();
  readonly #authenticator: Authenticator;
  readonly #invoker: Invoker;
  readonly #clock: Clock;
  readonly #dice: Dice;
  readonly #log: Log;
  readonly #inspect: DispatcherOptions["inspect"];

  constructor(options: DispatcherOptions) {
    this.#router = new Router(options.services);
    this.#authenticator = new Authenticator(options.credentials, options.clock);
    this.#invoker = options.invoker;
    this.#clock = options.clock;
    this.#dice = options.dice;
    this.#log = options.log;
    this.#inspect = options.inspect;
  }

  /** Never rejects. Undefined: not a request to an AWS API. */
  async dispatch(request: WireRequest, door: Door, signal: AbortSignal): Promise<WireResponse | undefined> {
    const route = this.#router.route(request);
    if (!route) return undefined;
    const journey: Journey = { request, route, requestId: uuid(this.#dice), door, signal };
    let runtime: ServiceRuntime | undefined;
    try {
      if (!route.service) throw unknownService(route, request);
      const loading = this.#runtimes.of(route.service);
      runtime = loading instanceof Promise ? await loading : loading;
      return await this.#answer(journey, runtime);
    } catch (thrown) {
      return this.#fail(journey, runtime, thrown);
    }
  }

  async #answer(journey: Journey, runtime: ServiceRuntime): Promise<WireResponse> {
    const { request, route, requestId, door, signal } = journey;
    const { spec } = runtime.model;
    const { protocol } = route;
    const { principal, region } = this.#authenticator.identify(request, spec, protocol, door);
    const operation = runtime.operation(route.operation);
    if (!operation) throw unknownOperation(route);
    if (!operation.implementation) throw notImplemented(spec.id, route.operation);
    const startMs = this.#clock.nowMs();
    const { sourceAddress, headers } = request;
    const caller: Caller = {
      principal,
      region,
      protocol,
      requestId,
      signal,
      sourceAddress,
      userAgent: headers["user-agent"],
    };
    const input = codecs[protocol].decode(operation.model, request.body, route.form, (member) =>
      this.#log.debug("unknown member ignored, as AWS does", { ...facts(journey), member }),
    );
    const output = await this.#invoker.invoke(runtime, operation, input, caller);
    this.#inspect?.(operation, output);
    this.#log.debug("answered", {
      operation: `${spec.id}:${route.operation}`,
      requestId,
      principal: principal.arn,
      door: door.name,
      tookMs: this.#clock.nowMs() - startMs,
    });
    const { eventStream } = operation.model;
    if (eventStream)
      return streamed(runtime.model, operation.model, output, requestId, (thrown) => this.#bug(journey, thrown));
    return success(protocol, runtime.model, operation.model, output, requestId);
  }

  #fail(journey: Journey, runtime: ServiceRuntime | undefined, thrown: unknown): WireResponse {
    const { request, route, requestId } = journey;
    const queryMode = request.headers["x-amzn-query-mode"] === "true";
    const known = asWireError(runtime?.model, thrown);
    if (known) this.#log.debug("refused", { ...facts(journey), code: known.code, message: known.message });
    else this.#bug(journey, thrown);
    return failure(route.protocol, runtime?.model, known ?? internalFailure, requestId, queryMode);
  }

  #bug(journey: Journey, thrown: unknown): void {
    this.#log.error("internal failure", { ...facts(journey), error: asError(thrown) });
  }
}

const facts = ({ route, requestId }: Journey) => ({
  operation: `${route.service?.spec.id ?? route.named}:${route.operation}`,
  requestId,
});

const isQuery = ({ protocol }: Route) => protocol === "awsQuery" || protocol === "ec2Query";

/** No service of ours bears the target or version: perhaps one of AWS's that Muelle does not have. */
function unknownService(route: Route, request: WireRequest): AwsError {
  const named = route.named || "none";
  const signedFor = scopedService(request.headers);
  const which = signedFor ? `the service '${signedFor}'` : isQuery(route) ? `Version ${named}` : `target ${named}`;
  return new AwsError(
    isQuery(route) ? "InvalidAction" : "UnknownOperationException",
    `Could not find operation ${route.operation}: Muelle does not have ${which} yet. docs/support.md lists what it has.`,
  );
}

function unknownOperation(route: Route): AwsError {
  return isQuery(route)
    ? new AwsError("InvalidAction", `The action ${route.operation} is not valid for this web service.`)
    : new AwsError("UnknownOperationException", `There is no operation ${route.operation}.`);
}

/**
 * AWS has the operation and Muelle does not yet. Status 400, because every SDK tries again on 5xx, and a missing operation
 * must never look like a failure of ours that may pass.
 */
const notImplemented = (service: string, name: string) =>
  new AwsError(
    "NotImplemented",
    `Muelle does not support ${service}:${name} yet. docs/support.md lists what it supports.`,
  );
