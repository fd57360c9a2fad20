// The way of a browser's request to a task, link by link, and every code that a link can bear with the facts that come with
// it. Codes are stable: clients have the words for them (src/cli/texts, the console's dictionary), docs/muelle-api.md lists them.

/** In the order in which a packet meets them. */
export const linkIds = [
  "task",
  "public-address",
  "route",
  "network-acl",
  "security-group",
  "port",
  "process",
  "http",
] as const;

export type LinkId = (typeof linkIds)[number];

export type LinkStatus = "ok" | "broken" | "not-checked";

/** A list of ids or ports is one text, with ", " between. Addresses to let in are CIDRs. */
export interface CodeFacts {
  readonly running: { readonly taskArn: string };
  /** It will be RUNNING soon, or end: wait. */
  readonly "task-starting": { readonly taskArn: string; readonly lastStatus: string };
  readonly "task-not-running": {
    readonly taskArn: string;
    readonly lastStatus: string;
    readonly stopCode?: string;
    readonly stoppedReason?: string;
    readonly serviceName?: string;
  };

  readonly "has-public-address": {
    readonly address: string;
    readonly privateAddress: string;
    readonly networkInterfaceId: string;
  };
  /** What an `awsvpcConfiguration` with `assignPublicIp: ENABLED` needs beside it, to update the service or run the task again. */
  readonly "assigned-public-ip-disabled": {
    readonly networkInterfaceId: string;
    readonly cluster: string;
    readonly serviceName?: string;
    readonly taskDefinition: string;
    readonly subnets: string;
    readonly securityGroups: string;
  };
  readonly "no-network-interface": { readonly networkMode: string };

  readonly "internet-route": {
    readonly subnetId: string;
    readonly routeTableId: string;
    readonly destination: string;
    readonly internetGatewayId: string;
  };
  /**
   * `internetGatewayId` is attached to the VPC: the route that is missing leads there. `replaces`: the destination of a route
   * that leads to nothing any more.
   */
  readonly "no-internet-route": {
    readonly subnetId: string;
    readonly routeTableId: string;
    readonly client: string;
    readonly internetGatewayId: string;
    readonly replaces?: string;
  };
  /** `detachedGatewayId`: a route leads to this gateway, which exists and is attached to no VPC. */
  readonly "no-internet-gateway": {
    readonly subnetId: string;
    readonly routeTableId: string;
    readonly vpcId: string;
    readonly detachedGatewayId?: string;
  };

  readonly "acl-allows-everything": { readonly networkAclId: string };
  /** On AWS this ACL might stop the packet; Muelle does not enforce ACLs, so it goes on. */
  readonly "acl-not-enforced": { readonly networkAclId: string };

  /** The ports are -1 where the rule is for all of them. */
  readonly "rule-for-client": {
    readonly groupId: string;
    readonly ruleId: string;
    readonly protocol: string;
    readonly fromPort: number;
    readonly toPort: number;
    readonly source: string;
    readonly client: string;
  };
  /** `groupId`: the group to edit, with the rule that is missing. `openTo`: who may use this port; `openPorts`: what the client may use. */
  readonly "no-rule-for-client": {
    readonly groupId: string;
    readonly groupName: string;
    readonly groupIds: string;
    readonly protocol: string;
    readonly port: number;
    readonly client: string;
    readonly openTo?: string;
    readonly openPorts?: string;
  };

  readonly "port-mapped": { readonly port: number; readonly protocol: string; readonly container: string };
  /** A warning: awsvpc needs no mapping, but the task definition does not say that this port is used. */
  readonly "port-not-mapped": {
    readonly port: number;
    readonly protocol: string;
    readonly taskDefinition: string;
    readonly mappedPorts: string;
  };

  readonly listens: { readonly address: string; readonly port: number };
  /** `listeningPorts`: where processes of the task do listen for other machines; empty: nowhere; absent: it cannot be told. */
  readonly "nothing-listens": {
    readonly address: string;
    readonly port: number;
    readonly containers: string;
    readonly listeningPorts?: string;
  };
  readonly "listens-on-loopback-only": {
    readonly port: number;
    readonly containers: string;
    readonly listensOn: string;
  };
  readonly "listens-on-ipv6-only": { readonly port: number; readonly containers: string; readonly listensOn: string };
  /** `waiting`: connections that the kernel holds for the process, which does not take them. */
  readonly "process-does-not-accept": { readonly port: number; readonly containers: string; readonly waiting: number };
  /** Every rule lets the packet in, and yet nothing came back. */
  readonly "allowed-but-silent": { readonly address: string; readonly port: number };
  /** This machine could not even send to the address; `reason` is the system's: EHOSTUNREACH. */
  readonly "address-unreachable": { readonly address: string; readonly port: number; readonly reason: string };

  readonly "http-status": { readonly url: string; readonly httpStatus: number; readonly firstByteMs: number };
  /** 400 and above: it was reached, and does not have what was asked for. */
  readonly "http-error-status": { readonly url: string; readonly httpStatus: number; readonly firstByteMs: number };
  /** `received`: the beginning of what came, in printable characters. */
  readonly "not-http": { readonly url: string; readonly received: string };
  readonly "closed-without-answer": { readonly url: string };
  readonly "no-http-answer": { readonly url: string; readonly waitedMs: number };

  /** Real packets pass where the rules would stop them: what is real counts. `judged` is the code that the rules alone give. */
  readonly "arrives-anyway": { readonly judged: string };
  /** The link `after` is broken. */
  readonly "not-checked": { readonly after: string };
  readonly "udp-not-probed": { readonly port: number };
  /** Simulated machines run no processes: the packet arrives, and that is all that can be said. */
  readonly "simulated-machine": { readonly port: number };
}

export type LinkCode = keyof CodeFacts;

/** Those that a broken link bears: each has one fix. */
export type BrokenCode =
  | "task-starting"
  | "task-not-running"
  | "assigned-public-ip-disabled"
  | "no-network-interface"
  | "no-internet-route"
  | "no-internet-gateway"
  | "no-rule-for-client"
  | "nothing-listens"
  | "listens-on-loopback-only"
  | "listens-on-ipv6-only"
  | "process-does-not-accept"
  | "allowed-but-silent"
  | "address-unreachable"
  | "not-http"
  | "closed-without-answer"
  | "no-http-answer";

export interface LinkOf<Code extends LinkCode> {
  readonly id: LinkId;
  readonly status: LinkStatus;
  readonly code: Code;
  readonly facts: CodeFacts[Code];
}

/** Any link; its code tells its facts. */
export type Link = { [Code in LinkCode]: LinkOf<Code> }[LinkCode];

const made =
  <Some extends LinkCode>(status: LinkStatus) =>
  <Code extends Some>(id: LinkId, code: Code, facts: CodeFacts[Code]): Link =>
    ({ id, status, code, facts }) as Link;

export const ok = made<Exclude<LinkCode, BrokenCode>>("ok");
export const broken = made<BrokenCode>("broken");
export const notChecked = made<Exclude<LinkCode, BrokenCode>>("not-checked");
