// What every endpoint is given: the machines, the caller, and one request with its answer.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RegistryDefaults } from "../meaning/repository-path.ts";
import type { BlobStore, Caller, Catalogue, Guard, RegistryAction } from "../ports.ts";
import type { RepositoryRoute, Route } from "./route.ts";

export interface RegistryMachines {
  readonly blobs: BlobStore;
  readonly catalogue: Catalogue;
  readonly guard: Guard;
  readonly defaults: RegistryDefaults;
}

export interface Exchange extends RegistryMachines {
  readonly caller: Caller;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** The route of one endpoint. */
export type RouteTo<E extends Route["endpoint"]> = Extract<Route, { readonly endpoint: E }>;

/** Throws DENIED when the caller may not; NAME_UNKNOWN only to those who may. A push may make its repository first. */
export function admit(exchange: Exchange, route: RepositoryRoute, action: RegistryAction): void {
  exchange.guard.authorise(exchange.caller, action, route.repository);
  if (action !== "push") exchange.catalogue.assertRepository(route.repository);
}
