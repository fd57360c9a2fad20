// The rows that stand between a client and a task.
import type { Task } from "../../model/ecs/records.ts";
import type { Path } from "../../model/reachability/path.ts";
import type { Reader } from "../store.ts";
import { networkAcls } from "../tables/ec2-more.ts";
import { networkInterfaces, securityGroupRules, securityGroups } from "../tables/ec2.ts";
import { taskDefinitions } from "../tables/ecs.ts";
import { detachedGateways, internetGatewaysOf, routeTableOf } from "./ways-out.ts";

/** As they are now. `clientAddress`: as tasks see it. */
export function pathTo(reader: Reader, task: Task, clientAddress: string): Path {
  const [nic] = reader.by(networkInterfaces, "task", task.taskArn);
  const groupIds = nic?.groupIds ?? [];
  return {
    clientAddress,
    task,
    definition: reader.get(taskDefinitions, task.taskDefinitionArn),
    networkInterface: nic,
    routeTable: nic && routeTableOf(reader, nic),
    internetGatewayIds: nic ? internetGatewaysOf(reader, nic.vpcId) : [],
    detachedGatewayIds: detachedGateways(reader, task),
    networkAcl: nic && reader.by(networkAcls, "subnet", nic.subnetId)[0],
    securityGroups: groupIds.flatMap((groupId) => reader.get(securityGroups, groupId) ?? []),
    rules: groupIds.flatMap((groupId) => reader.by(securityGroupRules, "group", groupId)),
    membersOf: (groupId) => reader.by(networkInterfaces, "group", groupId).map(({ privateAddress }) => privateAddress),
  };
}
