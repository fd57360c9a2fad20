// The HTTP server: doors that listen, who may come in, and which part of the house a path belongs to.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { asError } from "../kit/assert.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import { AwsError } from "../model/errors.ts";
import type { Door } from "./auth/authenticate.ts";
import { scopedService, signatureOf } from "./auth/signature.ts";
import type { Dispatcher } from "./dispatch.ts";
import { frontPage } from "./http/front-page.ts";
import type { Pages } from "./http/pages.ts";
import { type BodiesHeld, readBody } from "./http/read-body.ts";
import { jsonResponse, respond } from "./http/respond.ts";
import { hostNames, type HostNames, refusedVisit } from "./http/visitors.ts";
import type { WireRequest, WireResponse } from "./wire/message.ts";
import { escapeText } from "./wire/xml.ts";

/** Takes a request over, body and all, and answers it. Must not reject. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How a request came in. */
export interface Visit {
  readonly door: Door;
  /** Aborted when the client goes away before its answer, and when the server closes. */
  readonly signal: AbortSignal;
  /** The whole request as signatures cover it, body and all; once. Throws AwsErrors and what the socket throws. */
  readonly read: () => Promise<WireRequest>;
}

/** Answers a request to Muelle's own API. AwsErrors that it throws are answered with their code and status. */
export type OwnHandler = (request: IncomingMessage, response: ServerResponse, visit: Visit) => Promise<void>;

export interface GatewayServerOptions {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly log: Log;
  /** Everything under /v2/. */
  readonly registry?: Handler;
  /** What GET /_muelle/health says beside its status at the trusted door: version, pid, data directory … */
  readonly health: () => Readonly<Record<string, unknown>>;
  /** Other paths under /_muelle/, by the name after it: `{ events: handler }` answers /_muelle/events and /_muelle/events/… */
  readonly muelle?: Readonly<Record<string, OwnHandler>>;
  /** GET requests at the trusted door that are not API calls: the console's files. */
  readonly pages?: Pages;
}

export interface DoorOptions extends Door {
  /** The address to listen on. */
  readonly address: string;
  /** 0: any free port. */
  readonly port: number;
  /** Names beside the address that Host may bear, without the port. */
  readonly names?: readonly string[];
}

export interface OpenDoor {
  readonly port: number;
}

interface Listening {
  readonly server: Server;
  readonly door: Door;
  readonly hosts: HostNames;
  readonly bodies: BodiesHeld;
}

/** Idle connections are kept longer than AWS's SDKs keep them, so that theirs never meet a closing one. */
const keepAliveMs = 65_000;
const headersMs = 60_000;

/** Whoever is not this machine's user gets so many connections at once, and so long for a request: files and memory end. */
const mostStrangers = 2048;
const strangersRequestMs = 300_000;

export class GatewayServer {
  readonly #options: GatewayServerOptions;
  readonly #listening = new Set<Listening>();
  /** Answers that are not finished, with what tells their operations that nobody waits any more. */
  readonly #underWay = new Map<ServerResponse, AbortController>();

  constructor(options: GatewayServerOptions) {
    this.#options = options;
  }

  /** Listens; rejects when the address cannot be had (EADDRINUSE …). */
  async open(options: DoorOptions): Promise<OpenDoor> {
    const server = createServer({
      keepAlive: true,
      keepAliveTimeout: keepAliveMs,
      // Node would take the absence of the one limit for the absence of the other.
      headersTimeout: headersMs,
      requestTimeout: options.trusted ? 0 : strangersRequestMs,
    });
    if (!options.trusted) server.maxConnections = mostStrangers;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port, options.address, resolve);
    });
    const { port } = server.address() as AddressInfo;
    const listening = { server, door: options, hosts: hostNames(namesOf(options), port), bodies: { heldBytes: 0 } };
    this.#listening.add(listening);
    server.on("request", (request, response) => void this.#receive(listening, request, response));
    return { port };
  }

  /** No new requests; those under way may finish within `graceMs`, streams are ended at once. */
  async close(graceMs = 5000): Promise<void> {
    for (const [response, gone] of this.#underWay) {
      if (!response.headersSent) response.setHeader("connection", "close");
      gone.abort();
    }
    const closed = [...this.#listening].map(
      ({ server }) => new Promise<void>((resolve) => void server.close(() => resolve())),
    );
    for (const { server } of this.#listening) server.closeIdleConnections();
    const timer = this.#options.clock.after(graceMs, () => {
      for (const { server } of this.#listening) server.closeAllConnections();
    });
    await Promise.all(closed);
    timer.cancel();
  }

  async #receive(listening: Listening, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#track(response);
    try {
      const refused = refusedVisit(request.url ?? "", request.headers, listening.hosts);
      if (refused !== undefined) return await this.#turnAway(request, response, 403, refused);
      await this.#answer(listening, request, response);
    } catch (thrown) {
      if (request.destroyed && !request.complete) return; // the client went away
      if (thrown instanceof AwsError && !response.headersSent)
        return await this.#turnAway(request, response, thrown.status, thrown.message, thrown.code);
      this.#options.log.error("request failed", { url: request.url, error: asError(thrown) });
      if (response.headersSent) response.destroy();
      else await respond(response, jsonResponse(500, { __type: "InternalFailure", message: "Internal failure." }));
    }
  }

  async #answer({ door, bodies }: Listening, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { dispatcher, registry } = this.#options;
    const [path, query = ""] = splitOnce(request.url ?? "/", "?");
    if (registry && (path === "/v2" || path.startsWith("/v2/"))) return registry(request, response);
    const read = async (): Promise<WireRequest> => {
      const headers = request.headers as Record<string, string | undefined>;
      const sourceAddress = request.socket.remoteAddress?.replace(/^::ffff:/, "");
      const body = await readBody(request, bodies);
      return { method: request.method ?? "", path, query, headers, sourceAddress, ...body };
    };
    const visit: Visit = { door, signal: this.#signalOf(response), read };
    if (path.startsWith("/_muelle/")) return this.#own(path.slice("/_muelle/".length), request, response, visit);
    const wire = await read();
    const answer = await dispatcher.dispatch(wire, door, visit.signal);
    if (answer) return respond(response, answer);
    await this.#page(wire, door, request, response);
  }

  #track(response: ServerResponse): void {
    const gone = new AbortController();
    this.#underWay.set(response, gone);
    response.once("close", () => {
      this.#underWay.delete(response);
      if (!response.writableFinished) gone.abort();
    });
  }

  /** Aborted when the client goes away before its answer, and when this server closes. */
  #signalOf(response: ServerResponse): AbortSignal {
    return this.#underWay.get(response)?.signal ?? AbortSignal.abort();
  }

  async #own(path: string, request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
    const [name = ""] = path.split("/");
    const handler = Object.hasOwn(this.#options.muelle ?? {}, name) ? this.#options.muelle?.[name] : undefined;
    if (handler) return handler(request, response, visit);
    if (path === "health") {
      const facts = visit.door.trusted ? this.#options.health() : {};
      return respond(response, jsonResponse(200, { status: "ok", ...facts }));
    }
    await respond(response, jsonResponse(404, { message: `Muelle has nothing at /_muelle/${path}.` }));
  }

  /** Not an API call: a page of the console, or words that help. */
  async #page(wire: WireRequest, door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!door.trusted || !isForPages(wire)) return respond(response, notUnderstood(wire));
    if (await this.#options.pages?.(request, response)) return;
    const front = wire.path === "/" && request.headers.accept?.includes("text/html");
    await respond(response, front ? frontPage(`http://${request.headers.host}`) : notUnderstood(wire));
  }

  async #turnAway(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    message: string,
    code?: string,
  ): Promise<void> {
    const answer = jsonResponse(status, { ...(code !== undefined && { __type: code }), message });
    // The rest of the body is not wanted, so the connection cannot be used again.
    if (!request.complete) answer.headers.connection = "close";
    await respond(response, answer);
  }
}

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

function namesOf({ address, trusted, names = [] }: DoorOptions): string[] {
  const own = address.includes(":") ? `[${address}]` : address;
  return [...new Set([own, ...(trusted ? loopbackNames : []), ...names])];
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Nothing that is signed wants a page. */
const isForPages = (wire: WireRequest): boolean =>
  (wire.method === "GET" || wire.method === "HEAD") && signatureOf(wire) === "absent";

function notUnderstood({ method, path, headers }: WireRequest): WireResponse {
  const service = scopedService(headers);
  const message = service
    ? `Muelle does not have the AWS service '${service}' yet (${method} ${path}). docs/support.md lists what it has.`
    : `${method} ${path} is neither an AWS API request nor a page of Muelle. AWS requests go to / with a signature.`;
  if (service === "s3") return s3Refusal(message);
  return jsonResponse(service ? 400 : 404, { __type: "UnknownOperationException", message });
}

/** S3's clients read XML only. */
function s3Refusal(message: string): WireResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>${escapeText(message)}</Message></Error>`;
  return { status: 400, headers: { "content-type": "application/xml" }, body };
}
