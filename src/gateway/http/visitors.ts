// Which requests may come in at all: those that name this machine in Host, and no web page of somebody else's. A browser on
// this machine reaches loopback too, so a page of any site could otherwise speak to Muelle (DNS rebinding, CSRF).
import type { IncomingHttpHeaders } from "node:http";

/** What `Host` may say, lower case with the port where one is needed: "localhost:4566". */
export type HostNames = ReadonlySet<string>;

/** The names under which a door answers: each with the port, and without it when it is HTTP's own. */
export function hostNames(names: readonly string[], port: number): HostNames {
  const all = names.map((name) => `${name.toLowerCase()}:${port}`);
  return new Set(port === 80 ? [...all, ...names.map((name) => name.toLowerCase())] : all);
}

/** Where no page is: somebody else's link or frame has no business there, not even to look. */
const withoutPages = /^\/(_muelle|v2)([/?]|$)/;

/** Why the request is refused, for its sender to read; undefined: it may come in. `url`: path and query. */
export function refusedVisit(url: string, headers: IncomingHttpHeaders, hosts: HostNames): string | undefined {
  const host = headers.host?.toLowerCase();
  if (host === undefined || !hosts.has(host))
    return `This address answers for ${[...hosts].join(", ")} only, not for Host '${host ?? ""}'.`;
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`)
    return `Requests of web pages from '${origin}' are refused: only Muelle's own pages may use its APIs from a browser.`;
  const site = headers["sec-fetch-site"];
  const foreign = site === "cross-site" || site === "same-site";
  if (foreign && (headers["sec-fetch-mode"] !== "navigate" || withoutPages.test(url)))
    return "Requests of other sites' web pages are refused: only Muelle's own pages may use its APIs from a browser.";
  return undefined;
}
