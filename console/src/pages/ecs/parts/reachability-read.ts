// Asking Muelle how a browser's request comes to a task, and what the answer is read as.
import type { Check } from "../../../../../src/model/reachability/chain.ts";
import type { Link } from "../../../../../src/model/reachability/link.ts";
import type { LiveRead } from "../../../aws/live.tsx";
import type { Values } from "../../../words/words.ts";

/** docs/muelle-reachability.md */
export interface Reachability {
  readonly taskArn: string;
  readonly address?: string;
  readonly clientAddress: string;
  readonly checks: readonly Check[];
}

/** Tested again when the task changes, or anything that lets its packets through. By names; every mapped port. */
export const reachabilityRead = (cluster: string, task: string, taskArn: string): LiveRead<Reachability> => ({
  key: ["reachability", taskArn],
  on: [
    { kind: "task", arn: taskArn },
    { kind: "securityGroupRule" },
    { kind: "securityGroup" },
    { kind: "routeTable" },
    { kind: "internetGateway" },
  ],
  enabled: task !== "",
  read: (aws, signal) => aws.muelle("POST", "reachability", { cluster, task }, signal),
});

const absent = {
  stoppedReason: "none",
  serviceName: "none",
  openTo: "none",
  openPorts: "none",
  listeningPorts: "none",
  detachedGatewayId: "none",
} as const;

/** A link's facts for its words: what is absent is "none", and an empty list of ports "nowhere". */
export function valuesOf({ facts }: Link): Values {
  const values: Record<string, string | number> = { ...absent };
  for (const [name, value] of Object.entries(facts) as [string, string | number | undefined][])
    if (value !== undefined) values[name] = value === "" ? (name === "listeningPorts" ? "nowhere" : "none") : value;
  if (typeof values.protocol === "string") values.protocol = values.protocol.toUpperCase();
  return values;
}

/** In order, and yet to be looked at. */
const warnings = new Set<Link["code"]>(["acl-not-enforced", "port-not-mapped", "http-error-status", "arrives-anyway"]);

export type LinkMark = "ok" | "warning" | "broken" | "notChecked";

export function markOf({ status, code }: Link): LinkMark {
  if (status === "broken") return "broken";
  if (status === "not-checked") return "notChecked";
  return warnings.has(code) ? "warning" : "ok";
}

export const brokenLink = ({ links, firstBroken }: Check): Link | undefined =>
  links.find(({ id }) => id === firstBroken);
