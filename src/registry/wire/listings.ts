// Lists: tags, repositories, and what refers to a manifest. OCI distribution-spec 1.1, content discovery; `_catalog` is
// Docker's and lists the caller's own account.
import { imageIndex } from "../meaning/manifest.ts";
import { repositoryPath } from "../meaning/repository-path.ts";
import { Refusal } from "../ports.ts";
import type { ManifestRecord } from "../ports.ts";
import { sendJson } from "./answer.ts";
import { WireError } from "./errors.ts";
import { admit } from "./exchange.ts";
import type { Exchange, RouteTo } from "./exchange.ts";

export async function handleTags(exchange: Exchange, route: RouteTo<"tags">): Promise<void> {
  admit(exchange, route, "list");
  const page = pageOf(exchange, exchange.catalogue.tags(route.repository), `/v2/${route.path}/tags/list`);
  sendJson(exchange.res, 200, { name: route.path, tags: page.items }, page.headers);
}

export async function handleCatalog(exchange: Exchange): Promise<void> {
  const { catalogue, caller, defaults } = exchange;
  const visible = catalogue.repositories(caller.account).filter((repository) => maySee(exchange, repository));
  const paths = visible.map((repository) => repositoryPath(repository, defaults));
  const page = pageOf(exchange, paths, "/v2/_catalog");
  sendJson(exchange.res, 200, { repositories: page.items }, page.headers);
}

function maySee({ guard, caller }: Exchange, repository: Parameters<typeof guard.authorise>[2]): boolean {
  try {
    guard.authorise(caller, "list", repository);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

export async function handleReferrers(exchange: Exchange, route: RouteTo<"referrers">): Promise<void> {
  admit(exchange, route, "pull");
  const wanted = exchange.query.get("artifactType");
  const manifests = exchange.catalogue
    .referrers(route.repository, route.digest)
    .filter((manifest) => wanted === null || manifest.artifactType === wanted)
    .map(descriptorOf);
  sendJson(
    exchange.res,
    200,
    { schemaVersion: 2, mediaType: imageIndex, manifests },
    {
      "Content-Type": imageIndex,
      ...(wanted !== null && { "OCI-Filters-Applied": "artifactType" }),
    },
  );
}

function descriptorOf({ mediaType, digest, sizeBytes, artifactType, annotations }: ManifestRecord) {
  return { mediaType, digest, size: sizeBytes, artifactType, annotations };
}

interface Page {
  readonly items: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The items after `last`, at most `n`, in ASCII order; a Link to the next page when there is one. */
function pageOf({ query }: Exchange, all: readonly string[], path: string): Page {
  const last = query.get("last") ?? "";
  const rest = all.filter((item) => item > last).sort(asciiOrder);
  const limit = limitOf(query.get("n"), rest.length);
  const items = rest.slice(0, limit);
  const end = items.at(-1);
  if (end === undefined || items.length === rest.length) return { items, headers: {} };
  const next = new URLSearchParams({ n: `${limit}`, last: end }).toString();
  return { items, headers: { Link: `<${path}?${next}>; rel="next"` } };
}

function limitOf(text: string | null, everything: number): number {
  if (text === null) return everything;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new WireError({
    status: 400,
    code: "PAGINATION_NUMBER_INVALID",
    message: `n must be a whole number, not ${text}`,
  });
}

function asciiOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
