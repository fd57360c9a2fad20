// The whole chain of one port: what the rules say, what a real connection found, and where the two differ. Packets have the last
// word: they are what a browser sends.
import { broken, type Link, type LinkId, linkIds, notChecked, ok } from "./link.ts";
import type { Found, HttpFound, Observed } from "./observed.ts";
import type { Path, PortUse } from "./path.ts";
import { processLink } from "./process.ts";
import { ruleLinks } from "./rules.ts";

export interface Check {
  readonly port: number;
  readonly protocol: PortUse["protocol"];
  /** Absent without a public address, and for UDP. */
  readonly url?: string;
  /** All of them, in order. */
  readonly links: readonly Link[];
  readonly firstBroken?: LinkId;
}

/** `http://198.18.0.2:5000`, as a person types it. */
export const urlOf = (address: string, port: number): string => `http://${address}${port === 80 ? "" : `:${port}`}`;

/** Whether the rules let the packet through and it did not arrive, or the other way round: one of the two is about to change. */
export function disagree(path: Path, use: PortUse, { found }: Observed): boolean {
  if (!found) return false;
  const allowed = ruleLinks(path, use).every(({ status }) => status === "ok");
  return allowed !== arrived(found);
}

const arrived = ({ connection }: Found): boolean =>
  connection === "open" || connection === "refused" || connection === "arrived";

/** Whether there is somewhere to send a packet to: a running task with a public address. UDP is not probed. */
export const probeAddress = (path: Path, use: PortUse): string | undefined =>
  use.protocol === "tcp" && path.task.lastStatus === "RUNNING" ? path.networkInterface?.publicAddress : undefined;

export function checkOf(path: Path, use: PortUse, observed: Observed): Check {
  const address = path.networkInterface?.publicAddress;
  const url = address !== undefined && use.protocol === "tcp" ? { url: urlOf(address, use.port) } : {};
  const judged = ruleLinks(path, use);
  const links = broughtToEnd([...trusted(judged, observed), ...processLinks(path, use, observed, address)]);
  const firstBroken = links.find(({ status }) => status === "broken")?.id;
  return { ...use, ...url, links, ...(firstBroken && { firstBroken }) };
}

/** Where a packet arrived, no rule on its way stopped it. */
const trusted = (judged: readonly Link[], { found }: Observed): Link[] =>
  judged.map((link) =>
    link.status === "broken" && found && arrived(found) ? ok(link.id, "arrives-anyway", { judged: link.code }) : link,
  );

/** The last two links; none when nothing was sent, for then an earlier one is broken. */
function processLinks(path: Path, use: PortUse, observed: Observed, address: string | undefined): Link[] {
  const { port } = use;
  if (use.protocol === "udp") return both("udp-not-probed", port);
  const { found } = observed;
  if (!found || address === undefined) return [];
  if (found.connection === "arrived") return both("simulated-machine", port);
  const process = processLink(path, use, found.connection, { address, ...observed });
  return found.connection === "open" ? [process, httpLink(urlOf(address, port), found.http)] : [process];
}

const both = (code: "udp-not-probed" | "simulated-machine", port: number): Link[] => [
  notChecked("process", code, { port }),
  notChecked("http", code, { port }),
];

function httpLink(url: string, http: HttpFound): Link {
  if (http.answer === "status") {
    const { status: httpStatus, firstByteMs } = http;
    return ok("http", httpStatus < 400 ? "http-status" : "http-error-status", { url, httpStatus, firstByteMs });
  }
  if (http.answer === "not-http") return broken("http", "not-http", { url, received: http.received });
  if (http.answer === "closed") return broken("http", "closed-without-answer", { url });
  return broken("http", "no-http-answer", { url, waitedMs: http.waitedMs });
}

/** One link for each id: what comes after the first broken one was not checked. */
function broughtToEnd(links: readonly Link[]): Link[] {
  const first = links.find(({ status }) => status === "broken");
  const lastId = first ? linkIds.indexOf(first.id) : linkIds.length;
  return linkIds.map((id, index) => {
    const link = links.find((one) => one.id === id);
    return link && index <= lastId ? link : notChecked(id, "not-checked", { after: first?.id ?? "" });
  });
}
