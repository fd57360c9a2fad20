// English: what `reach` says of each link between a browser and a task, and what mends a broken one.
import type { BrokenCode, CodeFacts, LinkCode, LinkId } from "../../model/reachability/link.ts";

export interface ReachTexts {
  readonly title: (taskId: string, client: string) => string;
  readonly links: Readonly<Record<LinkId, string>>;
  readonly codes: { readonly [Code in LinkCode]: (facts: CodeFacts[Code]) => string };
  /** What to do; a command that does it may follow on a line of its own. */
  readonly fixes: { readonly [Code in BrokenCode]: (facts: CodeFacts[Code]) => string };
  readonly reached: (url: string) => string;
  readonly notReached: (port: number) => string;
  readonly noTask: string;
  readonly wrongPort: (stated: number, running: number) => string;
  readonly noPorts: (taskId: string) => string;
  readonly noCluster: (name: string) => string;
  readonly noSuchTask: (task: string, cluster: string) => string;
}

const port = ({ protocol, port: number }: { readonly protocol: string; readonly port: number }) =>
  `${protocol.toUpperCase()} ${number}`;

export const reachEn: ReachTexts = {
  title: (taskId, client) => `From this machine (${client}, as tasks see it) to the task ${taskId}`,
  links: {
    task: "Task",
    "public-address": "Public IP",
    route: "Route table",
    "network-acl": "Network ACL",
    "security-group": "Security group",
    port: "Port mapping",
    process: "Process",
    http: "HTTP",
  },
  codes: {
    running: () => "it is running",
    "task-starting": ({ lastStatus }) => `it is ${lastStatus}, not RUNNING yet`,
    "task-not-running": ({ lastStatus, stoppedReason }) =>
      `it is ${lastStatus}${stoppedReason ? `: ${stoppedReason}` : ""}`,
    "has-public-address": (facts) =>
      `${facts.address} (${facts.networkInterfaceId}, privately ${facts.privateAddress})`,
    "assigned-public-ip-disabled": ({ networkInterfaceId }) =>
      `${networkInterfaceId} has none: the task was started with assignPublicIp DISABLED`,
    "no-network-interface": ({ networkMode }) =>
      `the task has no network interface of its own in the network mode ${networkMode}`,
    "internet-route": (facts) => `${facts.destination} → ${facts.internetGatewayId} (${facts.routeTableId})`,
    "no-internet-route": (facts) =>
      `${facts.routeTableId} of ${facts.subnetId} has no route that leads to ${facts.client}`,
    "no-internet-gateway": ({ vpcId }) => `${vpcId} has no internet gateway`,
    "acl-allows-everything": ({ networkAclId }) => `${networkAclId} lets everything through`,
    "acl-not-enforced": ({ networkAclId }) =>
      `on AWS ${networkAclId} might stop this; Muelle does not enforce network ACLs yet`,
    "rule-for-client": (facts) => `${facts.ruleId} of ${facts.groupId} lets ${facts.source} in`,
    "no-rule-for-client": (facts) =>
      `no inbound rule of ${facts.groupIds} lets ${facts.client} in at ${port(facts)}${facts.openTo ? `; it is open to ${facts.openTo}` : ""}${facts.openPorts ? `; ${facts.client} may use ${facts.openPorts}` : ""}`,
    "port-mapped": (facts) => `${port(facts)} is mapped by the container ${facts.container}`,
    "port-not-mapped": (facts) =>
      `${port(facts)} is not mapped by ${facts.taskDefinition} (${facts.mappedPorts || "it maps none"}); awsvpc does not need it to be`,
    listens: (facts) => `it accepts connections at ${facts.address}:${facts.port}`,
    "nothing-listens": (facts) =>
      `the packet arrived, and nothing listens on port ${facts.port}${listening(facts.listeningPorts)}`,
    "listens-on-loopback-only": (facts) =>
      `it listens on ${facts.listensOn} only, where nobody outside of the task can reach port ${facts.port}`,
    "listens-on-ipv6-only": (facts) => `it listens on port ${facts.port} for IPv6 only (${facts.listensOn})`,
    "process-does-not-accept": (facts) =>
      `it listens on port ${facts.port} and does not accept: ${facts.waiting} connections wait`,
    "allowed-but-silent": (facts) => `every rule lets it through, and ${facts.address}:${facts.port} does not answer`,
    "address-unreachable": (facts) => `this machine cannot send to ${facts.address} (${facts.reason})`,
    "http-status": (facts) => `${facts.httpStatus} after ${facts.firstByteMs} ms`,
    "http-error-status": (facts) =>
      `${facts.httpStatus} after ${facts.firstByteMs} ms: it was reached, and answers with an error`,
    "not-http": (facts) => `what it answers is not HTTP: ${facts.received}`,
    "closed-without-answer": () => "it closed the connection without an answer",
    "no-http-answer": (facts) => `it accepted, and said nothing for ${facts.waitedMs / 1000} s`,
    "arrives-anyway": () => "no rule lets it through, and yet packets arrive",
    "not-checked": () => "not checked",
    "udp-not-probed": () => "not checked: UDP has no answer that would tell",
    "simulated-machine": () => "not checked: the simulated engine runs no processes; the packet arrives",
  },
  fixes: {
    "task-starting": () => "Wait until it is RUNNING, and try again.",
    "task-not-running": ({ serviceName }) =>
      serviceName
        ? `Try the task that the service ${serviceName} started in its place; its events say why this one ended.`
        : "Run another task; the reason above says what must change first.",
    "assigned-public-ip-disabled": ({ serviceName }) =>
      serviceName
        ? `Turn the public IP on for the service ${serviceName}: it starts new tasks, which have one.`
        : "Run the task again with the public IP turned on: an interface that exists does not get one.",
    "no-network-interface": () => "Register the task definition with the network mode awsvpc, and run that.",
    "no-internet-route": (facts) => `Add a route to ${facts.internetGatewayId} to ${facts.routeTableId}.`,
    "no-internet-gateway": (facts) =>
      facts.detachedGatewayId
        ? `Attach ${facts.detachedGatewayId}, to which ${facts.routeTableId} already leads.`
        : `Create an internet gateway, attach it to ${facts.vpcId}, and add the route 0.0.0.0/0 to it to ${facts.routeTableId}.`,
    "no-rule-for-client": (facts) =>
      `Add an inbound rule to ${facts.groupId} (${facts.groupName}): ${port(facts)} from ${facts.client}.`,
    "nothing-listens": (facts) =>
      facts.listeningPorts
        ? `Make the process listen on port ${facts.port}, or use the port where it does listen.`
        : `Make a process in the containers (${facts.containers}) listen on 0.0.0.0:${facts.port}; their logs say what they do.`,
    "listens-on-loopback-only": (facts) =>
      `Make the process listen on 0.0.0.0:${facts.port} (for many frameworks an option such as --host 0.0.0.0).`,
    "listens-on-ipv6-only": (facts) => `Make the process listen on 0.0.0.0:${facts.port}: tasks have IPv4 addresses.`,
    "process-does-not-accept": (facts) =>
      `The process hangs: look at the logs of ${facts.containers}, and stop the task so that another one starts.`,
    "allowed-but-silent": () =>
      "A packet filter of this machine, or one in the task, drops it: look at `nft list ruleset`, then at the control plane's log.",
    "address-unreachable": () => "Look at the control plane's log; start it again when its network is gone.",
    "not-http": () => "Use a client that speaks its protocol: a browser cannot show it.",
    "closed-without-answer": ({ url }) =>
      `The container's logs say why it hung up. If it expects HTTPS, open ${url.replace(/^http:/, "https:")}.`,
    "no-http-answer": () => "The container's logs say what it is waiting for.",
  },
  reached: (url) => `It is reached at ${url}`,
  notReached: (number) => `Port ${number} is not reached.`,
  wrongPort: (stated, running) =>
    `--port is the control plane's, which is at ${running}: nothing was tried at ${stated}. A task's port is --container-port.`,
  noTask: "Which task? Its id or its ARN is needed.",
  noCluster: (name) =>
    `There is no cluster "${name}", where the task was looked for. Its own is named by --cluster, or by the task's ARN.`,
  noSuchTask: (task, cluster) =>
    `There is no task ${task} in the cluster "${cluster}". Those that stopped are forgotten after an hour.`,
  noPorts: (taskId) => `The task definition of ${taskId} maps no ports, so there is none to try.`,
};

const listening = (ports: string | undefined): string =>
  ports === undefined ? "" : ports === "" ? ", nor on any other" : `; something does on ${ports}`;
