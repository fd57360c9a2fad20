// How far the visitor has come on the way from an image to a web page, told from what there is.

export type StepId = "repository" | "image" | "cluster" | "definition" | "service" | "rule" | "page";

export const stepIds: readonly StepId[] = ["repository", "image", "cluster", "definition", "service", "rule", "page"];

/** What there is; undefined: not known yet. */
export interface Found {
  readonly repository?: string;
  /** A repository with an image in it. */
  readonly image?: { readonly repository: string; readonly digest: string };
  readonly cluster?: string;
  readonly family?: string;
  readonly service?: FoundService;
}

export interface FoundService {
  readonly cluster: string;
  readonly name: string;
  /** "miapp:1" */
  readonly definition: string;
  /** All tasks that are wanted run, in one deployment. */
  readonly isSteady: boolean;
  readonly groups: readonly string[];
  /** Of the first container that publishes one. */
  readonly port?: number;
  /** Whether a rule of its groups lets addresses in at the port. */
  readonly isOpen?: boolean;
  /** Of a task that runs. */
  readonly publicIp?: string;
}

export type StepState = "done" | "next" | "later";

/** The first step that is not done comes next; those that are done out of order stay done. */
export function statesOf(found: Found): ReadonlyMap<StepId, StepState> {
  const { service } = found;
  const done: Readonly<Record<StepId, boolean>> = {
    repository: found.repository !== undefined,
    image: found.image !== undefined,
    cluster: found.cluster !== undefined,
    definition: found.family !== undefined,
    service: service?.isSteady ?? false,
    rule: service?.isOpen ?? false,
    page: addressOf(found) !== undefined,
  };
  const next = stepIds.find((id) => !done[id]);
  return new Map(stepIds.map((id) => [id, done[id] ? "done" : id === next ? "next" : "later"]));
}

/** Where the page is: once the service runs with a public address and its port is open. */
export function addressOf({ service }: Found): string | undefined {
  if (!service?.isSteady || !service.isOpen || !service.publicIp || !service.port) return undefined;
  return `http://${service.publicIp}:${service.port}`;
}

interface Rule {
  readonly IsEgress?: boolean;
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIpv4?: string;
  readonly CidrIpv6?: string;
}

/** Whether one of the rules lets addresses (not only members of a group) in at a TCP port. Which of them is said by the task's page. */
export function letsIn(rules: readonly Rule[], port: number): boolean {
  return rules.some(({ IsEgress, IpProtocol, FromPort = -1, ToPort = -1, CidrIpv4, CidrIpv6 }) => {
    if (IsEgress || (CidrIpv4 ?? CidrIpv6) === undefined) return false;
    return IpProtocol === "-1" || (IpProtocol === "tcp" && FromPort <= port && port <= ToPort);
  });
}
