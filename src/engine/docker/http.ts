// Plain HTTP over Docker's unix socket: one call, one answer, errors by kind. Ordinary calls share kept-alive connections;
// streams get one of their own. The API version is agreed upon once, with the first call.
import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { asError } from "../../kit/assert.ts";
import { MachineError } from "../../kit/machine-error.ts";
import { answerError, connectionError } from "./errors.ts";
import { agreeOnVersion, type EngineVersion } from "./version.ts";

export interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  /** Without the version, with what it names already escaped. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, as a tar archive. */
  readonly archive?: AsyncIterable<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Silence after which the call ends as `time-out`; default one minute, 0 is for ever. */
  readonly silenceMs?: number;
}

const defaultSilenceMs = 60_000;

export class DockerHttp {
  readonly #socketPath: string;
  readonly #shared = new Agent({ keepAlive: true });
  #version: Promise<EngineVersion> | undefined;

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
  }

  /** What the engine says of itself; asked once for as long as the connection holds. */
  version(): Promise<EngineVersion> {
    this.#version ??= this.#askVersion().catch((thrown: unknown) => {
      this.#version = undefined;
      throw thrown;
    });
    return this.#version;
  }

  /** The answer's JSON; undefined for an empty answer. Errors by kind. */
  async call<T = undefined>(call: Call): Promise<T> {
    const response = await this.#send(call, this.#shared);
    return parse(await textOf(response, call.signal)) as T;
  }

  /** The answer's body, to be read as it comes. The caller reads it to its end or destroys it. */
  open(call: Call): Promise<IncomingMessage> {
    return this.#send({ silenceMs: 0, ...call }, false);
  }

  /** Ends the idle connections. */
  close(): void {
    this.#shared.destroy();
  }

  async #askVersion(): Promise<EngineVersion> {
    const response = await this.#exchange({ method: "GET", path: "/version" }, "/version", this.#shared);
    return agreeOnVersion(parse(await textOf(response)));
  }

  async #send(call: Call, agent: Agent | false): Promise<IncomingMessage> {
    const { useVersion } = await this.version();
    const path = `/v${useVersion}${call.path}${queryOf(call.query)}`;
    const response = await this.#exchange(call, path, agent);
    const status = response.statusCode ?? 500;
    if (status >= 400) throw answerError(status, messageOf(await textOf(response, call.signal), status));
    return response;
  }

  /** A kept-alive connection may turn out to be dead (the engine was restarted): then once more, on a fresh one. */
  async #exchange(call: Call, path: string, agent: Agent | false): Promise<IncomingMessage> {
    try {
      return await this.#once(call, path, agent);
    } catch (thrown) {
      if (!(thrown instanceof StaleConnection)) throw thrown;
      return await this.#once(call, path, false);
    }
  }

  #once(call: Call, path: string, agent: Agent | false): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const body = call.json === undefined ? undefined : Buffer.from(JSON.stringify(call.json));
    const request = httpRequest({
      socketPath: this.#socketPath,
      agent,
      method: call.method,
      path,
      headers: { host: "docker", ...bodyHeaders(call, body), ...call.headers },
      timeout: call.silenceMs ?? defaultSilenceMs,
      signal: call.signal,
    });
    request.on("response", resolve);
    request.on("timeout", () => request.destroy(silence(call)));
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (call.signal?.aborted) return reject(asError(call.signal.reason));
      if (error instanceof MachineError) return reject(error);
      this.#version = undefined;
      const stale = request.reusedSocket && !call.archive && (error.code === "ECONNRESET" || error.code === "EPIPE");
      reject(stale ? new StaleConnection() : connectionError(this.#socketPath, error));
    });
    // The request's own "error" event reports what breaks while the archive is sent.
    if (call.archive) pipeline(Readable.from(call.archive), request).catch(reject);
    else request.end(body);
    return promise;
  }
}

class StaleConnection extends Error {}

function silence(call: Call): MachineError {
  return new MachineError(
    "time-out",
    `Docker Engine did not answer ${call.method} ${call.path} in time; whether it took effect is unknown`,
  );
}

function bodyHeaders(call: Call, body: Buffer | undefined): Record<string, string | number> {
  if (call.archive) return { "content-type": "application/x-tar" };
  if (body) return { "content-type": "application/json", "content-length": body.length };
  return call.method === "POST" ? { "content-length": 0 } : {};
}

function queryOf(query: Call["query"]): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

async function textOf(response: IncomingMessage, signal?: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer);
  } catch (thrown) {
    if (signal?.aborted) throw asError(signal.reason);
    throw new MachineError("unavailable", `Docker Engine broke off its answer: ${asError(thrown).message}`, {
      cause: thrown,
    });
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  return text === "" ? undefined : JSON.parse(text);
}

/** Docker's errors are `{"message": …}`; a proxy in between may answer anything. */
function messageOf(text: string, status: number): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === "string") return message;
  } catch {
    // Not JSON: the text itself is the message.
  }
  return text.trim() || `Docker Engine answered ${status}`;
}
