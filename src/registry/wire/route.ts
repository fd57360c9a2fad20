// Which endpoint a request is for. Pure: method and URL in, endpoint out. OCI distribution-spec 1.1, endpoints.
import { isDigest } from "../meaning/digest.ts";
import { repositoryFromPath } from "../meaning/repository-path.ts";
import type { RegistryDefaults } from "../meaning/repository-path.ts";
import { Refusal } from "../ports.ts";
import type { Digest, RepositoryRef } from "../ports.ts";
import { WireError } from "./errors.ts";

interface InRepository {
  readonly repository: RepositoryRef;
  /** The repository's name as the client wrote it, for the addresses that it is given. */
  readonly path: string;
}

/** An endpoint with what its path names. */
export type Route =
  | { readonly endpoint: "base" }
  | { readonly endpoint: "catalog" }
  | (InRepository & { readonly endpoint: "tags" })
  | (InRepository & { readonly endpoint: "uploads" })
  | (InRepository & { readonly endpoint: "upload"; readonly uploadId: string })
  | (InRepository & { readonly endpoint: "blob"; readonly digest: Digest })
  | (InRepository & { readonly endpoint: "referrers"; readonly digest: Digest })
  | (InRepository & { readonly endpoint: "manifest"; readonly reference: string });

/** A route inside a repository. */
export type RepositoryRoute = Extract<Route, InRepository>;

const methods: Readonly<Record<Route["endpoint"], readonly string[]>> = {
  base: ["GET", "HEAD"],
  catalog: ["GET", "HEAD"],
  tags: ["GET", "HEAD"],
  referrers: ["GET", "HEAD"],
  blob: ["GET", "HEAD", "DELETE"],
  manifest: ["GET", "HEAD", "PUT", "DELETE"],
  uploads: ["POST"],
  upload: ["GET", "PATCH", "PUT", "DELETE"],
};

const tagForm = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
// Names may contain the words of the endpoints: the last one in the path counts, so the first group is greedy.
const shape = /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests|tags|referrers)\/(.*)$/;

/** Path and query of a request. Throws 400 for what is not an address. */
export function addressOf(url: string | undefined): { readonly path: string; readonly query: URLSearchParams } {
  const [rawPath = "", ...rest] = (url ?? "").split("?");
  try {
    return { path: decodeURIComponent(rawPath), query: new URLSearchParams(rest.join("?")) };
  } catch {
    throw new Refusal("NAME_INVALID", "the path is not properly percent-encoded");
  }
}

/** The endpoint of a path. Throws 404 for unknown ones, 405 for a method that it lacks, 400 for ill-formed names. */
export function routeOf(method: string, path: string, defaults: RegistryDefaults): Route {
  const route = endpointOf(path, defaults);
  const allowed = methods[route.endpoint];
  if (allowed.includes(method)) return route;
  const message = `${method} is not supported here; supported are ${allowed.join(", ")}`;
  throw new WireError({ status: 405, code: "UNSUPPORTED", message, headers: { Allow: allowed.join(", ") } });
}

function endpointOf(path: string, defaults: RegistryDefaults): Route {
  if (path === "/v2" || path === "/v2/") return { endpoint: "base" };
  if (path === "/v2/_catalog") return { endpoint: "catalog" };
  const [, name = "", kind = "", last = ""] = shape.exec(path) ?? [];
  if (kind === "" || (kind === "tags" && last !== "list"))
    throw new WireError({ status: 404, code: "NAME_UNKNOWN", message: `the registry has no endpoint ${path}` });
  const repository = repositoryFromPath(name, defaults);
  if (!repository) throw new Refusal("NAME_INVALID", `${name} is not a valid repository name`);
  return inRepository({ repository, path: name }, kind, last);
}

function inRepository(base: InRepository, kind: string, last: string): Route {
  if (kind === "tags") return { ...base, endpoint: "tags" };
  if (kind === "blobs/uploads")
    return last === "" ? { ...base, endpoint: "uploads" } : { ...base, endpoint: "upload", uploadId: last };
  if (kind === "manifests")
    return { ...base, endpoint: "manifest", reference: last.includes(":") ? digestIn(last) : last };
  return { ...base, endpoint: kind === "blobs" ? "blob" : "referrers", digest: digestIn(last) };
}

/** A digest that a client sent. Throws DIGEST_INVALID. */
export function digestIn(text: string): Digest {
  if (isDigest(text)) return text;
  throw new Refusal("DIGEST_INVALID", `${text} is not a sha256 or sha512 digest`);
}

/** A tag that a client wants to set. Throws TAG_INVALID. (Asking for one that cannot exist is a plain 404.) */
export function tagIn(text: string): string {
  if (tagForm.test(text)) return text;
  throw new Refusal("TAG_INVALID", `${text} is not a valid tag`);
}
