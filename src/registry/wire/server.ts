// The OCI distribution server: who asks, for what, and what is said when it goes wrong. Endpoints live beside it.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../../kit/log.ts";
import { handleBlob } from "./blobs.ts";
import { failureOf, sendFailure, WireError } from "./errors.ts";
import type { Failure } from "./errors.ts";
import type { Exchange, RegistryMachines } from "./exchange.ts";
import { sendJson } from "./answer.ts";
import { handleCatalog, handleReferrers, handleTags } from "./listings.ts";
import { handleManifest } from "./manifests.ts";
import { addressOf, routeOf } from "./route.ts";
import type { Route } from "./route.ts";
import { handleUpload, handleUploads } from "./uploads.ts";

export interface RegistryServerOptions extends RegistryMachines {
  readonly log: Log;
}

export interface RegistryServer {
  /** Answers one request to a path under `/v2/`. Never rejects; returns when the answer is sent or the client has gone. */
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

/** The server over these machines. It keeps nothing itself. */
export function createRegistryServer({ log, ...machines }: RegistryServerOptions): RegistryServer {
  return {
    async handle(req, res) {
      res.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
      try {
        await answer(machines, req, res);
      } catch (error) {
        fail(req, res, error, log);
      }
    },
  };
}

async function answer(machines: RegistryMachines, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const caller = await machines.guard.authenticate(req.headers.authorization);
  if (!caller) throw new WireError(unauthorized);
  const method = req.method ?? "";
  const { path, query } = addressOf(req.url);
  const route = routeOf(method, path, machines.defaults);
  await dispatch({ ...machines, caller, method, query, req, res }, route);
}

function dispatch(exchange: Exchange, route: Route): Promise<void> {
  switch (route.endpoint) {
    case "base":
      return Promise.resolve(sendJson(exchange.res, 200, {}));
    case "catalog":
      return handleCatalog(exchange);
    case "tags":
      return handleTags(exchange, route);
    case "referrers":
      return handleReferrers(exchange, route);
    case "blob":
      return handleBlob(exchange, route);
    case "manifest":
      return handleManifest(exchange, route);
    case "uploads":
      return handleUploads(exchange, route);
    case "upload":
      return handleUpload(exchange, route);
  }
}

/** As ECR asks: user `AWS`, password from GetAuthorizationToken. */
const unauthorized: Failure = {
  status: 401,
  code: "UNAUTHORIZED",
  message: "authentication required: log in with user AWS and the password of `aws ecr get-login-password`",
  headers: { "WWW-Authenticate": 'Basic realm="Muelle ECR",service="ecr.amazonaws.com"' },
};

const unexpected: Failure = { status: 500, code: "UNKNOWN", message: "the registry failed; its log says why" };

function fail(req: IncomingMessage, res: ServerResponse, error: unknown, log: Log): void {
  const line = { method: req.method, url: req.url };
  if (res.destroyed || req.errored) return log.debug("the registry's client went away", line);
  const failure = failureOf(error);
  if (!failure) log.error("the registry failed", { ...line, error });
  // Half an answer cannot be taken back: closing is the only way to say that it is not whole.
  if (res.headersSent) res.destroy();
  else sendFailure(res, failure ?? unexpected);
  // What is still on its way is thrown away: most clients read the answer only when they have sent everything.
  req.resume();
}
