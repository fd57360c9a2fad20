// The console's files over HTTP: which file a path is, in which encoding, kept by the browser for how long, under which policy.
import type { IncomingMessage, ServerResponse } from "node:http";
import { chooseEncoding } from "./accept-encoding.ts";
import { respond } from "./respond.ts";
import { Builds, type Site } from "./site.ts";

/** Nothing from elsewhere, no script or form that is not ours, in nobody's frame. https://www.w3.org/TR/CSP3/ */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const safety = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

const yearS = 31_536_000;
const index = "index.html";

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  map: "application/json",
  mjs: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};

/** Answers a request for a page; false: there is none of that path. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The site that is built in `directory`, now or later. GET and HEAD only. */
export function sitePages(directory: string): Pages {
  const builds = new Builds(directory);
  return async (request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const isAsset = path.startsWith("/assets/");
    const site = await builds.site(isAsset);
    const name = site && fileOf(site, path, isNavigation(request));
    if (!site || name === undefined) return false;
    return send(site, name, request, response);
  };
}

/** A path that is no file is a place in the console, which finds its way itself: deep links, reload. */
function fileOf(site: Site, path: string, navigates: boolean): string | undefined {
  const name = path.slice(1);
  if (site.has(name)) return name;
  if (path.startsWith("/assets/")) return undefined;
  const last = path.slice(path.lastIndexOf("/") + 1);
  return navigates || !last.includes(".") ? index : undefined;
}

/** A browser that opens an address, rather than a page that fetches a file: names of repositories have dots, too. */
const isNavigation = ({ headers }: IncomingMessage): boolean =>
  headers["sec-fetch-mode"] === "navigate" || (headers.accept?.includes("text/html") ?? false);

async function send(site: Site, name: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const encoding = chooseEncoding(request.headers["accept-encoding"], site.encodingsOf(name));
  const file = await site.file(name, encoding);
  if (!file) return false;
  const headers: Record<string, string> = {
    ...safety,
    "cache-control": name.startsWith("assets/") ? `public, max-age=${yearS}, immutable` : "no-cache",
    etag: file.etag,
    vary: "accept-encoding",
  };
  if (holds(request.headers["if-none-match"], file.etag)) {
    response.writeHead(304, headers).end();
    return true;
  }
  headers["content-type"] = types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  if (encoding !== "identity") headers["content-encoding"] = encoding;
  await respond(response, { status: 200, headers, body: file.bytes });
  return true;
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.if-none-match */
const holds = (header: string | undefined, etag: string): boolean =>
  header?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*") ?? false;
