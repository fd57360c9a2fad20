// Where the fix of a broken link is: a page of the console, or calls that are made at once where no page has them.
import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  EC2Client,
  ReplaceRouteCommand,
} from "@aws-sdk/client-ec2";
import type { Link, LinkCode } from "../../../../../src/model/reachability/link.ts";
import { familyAndRevision, places } from "../../../app/places.ts";
import type { Aws } from "../../../aws/aws.ts";

export type Mend =
  | {
      readonly kind: "go";
      readonly label: "go_rule" | "go_update" | "go_run" | "go_tasks" | "go_revision" | "go_logs";
      readonly to: string;
    }
  | {
      readonly kind: "call";
      readonly label: "mend_route" | "mend_gateway" | "mend_newGateway";
      readonly mend: (aws: Aws) => Promise<void>;
    };

/** Whose link it is: names, the task's id, and its definition as family:revision. */
export interface MendedTask {
  readonly cluster: string;
  readonly task: string;
  readonly definition: string;
}

/** Undefined: there is nothing to click, only to wait or to do outside of the console. */
export function mendOf(link: Link, { cluster, task, definition }: MendedTask): Mend | undefined {
  if (link.code === "task-not-running" || link.code === "assigned-public-ip-disabled") {
    const { serviceName } = link.facts;
    if (serviceName === undefined) return { kind: "go", label: "go_run", to: places.runTask(cluster, definition) };
    return link.code === "task-not-running"
      ? { kind: "go", label: "go_tasks", to: places.service(cluster, serviceName, "tasks") }
      : { kind: "go", label: "go_update", to: places.updateService(cluster, serviceName) };
  }
  if (link.code === "no-rule-for-client") return { kind: "go", label: "go_rule", to: inboundRules(link.facts) };
  if (inNewRevision.has(link.code)) {
    const { family, revision } = familyAndRevision(definition);
    return { kind: "go", label: "go_revision", to: places.newRevision(family, revision) };
  }
  if (toldByLogs.has(link.code)) return { kind: "go", label: "go_logs", to: places.task(cluster, task, "logs") };
  return callOf(link);
}

const inNewRevision = new Set<LinkCode>(["no-network-interface", "listens-on-loopback-only", "listens-on-ipv6-only"]);
const toldByLogs = new Set<LinkCode>([
  "nothing-listens",
  "process-does-not-accept",
  "closed-without-answer",
  "no-http-answer",
]);

/** The form is preset with TCP; a rule for UDP is written by hand. */
function inboundRules({
  groupId,
  protocol,
  port,
  client,
}: {
  groupId: string;
  protocol: string;
  port: number;
  client: string;
}) {
  return places.editInboundRules(groupId, protocol === "tcp" ? { port, source: client } : undefined);
}

function callOf(link: Link): Mend | undefined {
  if (link.code === "no-internet-route") {
    const { routeTableId, internetGatewayId, replaces } = link.facts;
    return { kind: "call", label: "mend_route", mend: (aws) => route(aws, routeTableId, internetGatewayId, replaces) };
  }
  if (link.code !== "no-internet-gateway") return undefined;
  const { vpcId, routeTableId, detachedGatewayId } = link.facts;
  if (detachedGatewayId !== undefined)
    return { kind: "call", label: "mend_gateway", mend: (aws) => attach(aws, detachedGatewayId, vpcId) };
  return {
    kind: "call",
    label: "mend_newGateway",
    mend: async (aws) => {
      const { InternetGateway } = await aws.of(EC2Client).send(new CreateInternetGatewayCommand({}));
      const created = InternetGateway?.InternetGatewayId ?? "";
      await attach(aws, created, vpcId);
      await route(aws, routeTableId, created);
    },
  };
}

async function attach(aws: Aws, InternetGatewayId: string, VpcId: string): Promise<void> {
  await aws.of(EC2Client).send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
}

async function route(aws: Aws, RouteTableId: string, GatewayId: string, replaces?: string): Promise<void> {
  const ec2 = aws.of(EC2Client);
  if (replaces === undefined)
    await ec2.send(new CreateRouteCommand({ RouteTableId, GatewayId, DestinationCidrBlock: "0.0.0.0/0" }));
  else await ec2.send(new ReplaceRouteCommand({ RouteTableId, GatewayId, DestinationCidrBlock: replaces }));
}
