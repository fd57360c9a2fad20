// The links that the store alone decides: the task, its address, its subnet's way out, its firewall. What was stated is judged
// here, and real packets have the last word in chain.ts.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
import { cidrHolds, parseAddress, parseCidr } from "../ec2/cidr.ts";
import { allowsEverything } from "../ec2/network-acls.ts";
import type { RouteTable } from "../ec2/records.ts";
import { lastPart } from "../ecs/names.ts";
import type { Task } from "../ecs/records.ts";
import { broken, type Link, ok } from "./link.ts";
import type { Path, PortUse } from "./path.ts";
import { containerOf, mappedPorts } from "./port-mappings.ts";
import { securityGroupLink } from "./security-group.ts";

/** Those from the task to its port, up to the first whose facts are not there because the one before it is broken. */
export function ruleLinks(path: Path, use: PortUse): Link[] {
  const beginning = [taskLink(path.task), addressLink(path)];
  if (beginning.some(({ status }) => status === "broken")) return beginning;
  return [...beginning, routeLink(path), aclLink(path), securityGroupLink(path, use), portLink(path, use)];
}

function taskLink({ taskArn, lastStatus, stopCode, stoppedReason, serviceArn }: Task): Link {
  if (lastStatus === "RUNNING") return ok("task", "running", { taskArn });
  if (lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING")
    return broken("task", "task-starting", { taskArn, lastStatus });
  const serviceName = serviceArn && lastPart(serviceArn);
  return broken("task", "task-not-running", { taskArn, lastStatus, stopCode, stoppedReason, serviceName });
}

function addressLink({ task, definition, networkInterface }: Path): Link {
  if (!networkInterface)
    return broken("public-address", "no-network-interface", { networkMode: definition?.spec.networkMode ?? "bridge" });
  const { networkInterfaceId, privateAddress, publicAddress: address } = networkInterface;
  if (address !== undefined)
    return ok("public-address", "has-public-address", { address, privateAddress, networkInterfaceId });
  return broken("public-address", "assigned-public-ip-disabled", {
    networkInterfaceId,
    cluster: lastPart(task.clusterArn),
    serviceName: task.serviceArn && lastPart(task.serviceArn),
    taskDefinition: lastPart(task.taskDefinitionArn),
    subnets: (task.attachment?.subnetIds ?? []).join(", "),
    securityGroups: networkInterface.groupIds.join(", "),
  });
}

/** As the network plane has it: any route to an attached gateway counts, the longest is told. */
function routeLink({ networkInterface, routeTable, clientAddress, ...gateways }: Path): Link {
  const { subnetId = "", vpcId = "" } = networkInterface ?? {};
  const routeTableId = routeTable?.routeTableId ?? "";
  const leading = routesTo(routeTable, clientAddress);
  const route = leading.find(({ target }) => gateways.internetGatewayIds.includes(target));
  if (route) {
    const { destination, target: internetGatewayId } = route;
    return ok("route", "internet-route", { subnetId, routeTableId, destination, internetGatewayId });
  }
  const stale = leading.find(({ target }) => target !== "local");
  const [internetGatewayId] = gateways.internetGatewayIds;
  if (internetGatewayId !== undefined)
    return broken("route", "no-internet-route", {
      subnetId,
      routeTableId,
      client: `${clientAddress}/32`,
      internetGatewayId,
      replaces: stale?.destination,
    });
  const detachedGatewayId = gateways.detachedGatewayIds.find((id) => id === stale?.target);
  return broken("route", "no-internet-gateway", { subnetId, routeTableId, vpcId, detachedGatewayId });
}

/** The routes whose destination holds the address, the longest prefix first. */
function routesTo(table: RouteTable | undefined, address: string) {
  const wanted = parseAddress(address) ?? 0;
  return (table?.routes ?? [])
    .flatMap((route) => {
      const cidr = parseCidr(route.destination);
      return cidr && cidrHolds(cidr, wanted) ? [{ ...route, prefix: cidr.prefix }] : [];
    })
    .toSorted((one, other) => other.prefix - one.prefix);
}

function aclLink({ networkAcl }: Path): Link {
  const networkAclId = networkAcl?.networkAclId ?? "";
  return networkAcl && !allowsEverything(networkAcl.entries)
    ? ok("network-acl", "acl-not-enforced", { networkAclId })
    : ok("network-acl", "acl-allows-everything", { networkAclId });
}

function portLink({ definition, task }: Path, use: PortUse): Link {
  const { port, protocol } = use;
  const container = containerOf(definition, use);
  if (container !== undefined) return ok("port", "port-mapped", { port, protocol, container });
  const taskDefinition = lastPart(task.taskDefinitionArn);
  return ok("port", "port-not-mapped", { port, protocol, taskDefinition, mappedPorts: mappedPorts(definition) });
}
