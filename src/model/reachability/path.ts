// What stands between a client and one port of a task, as the store has it: the rows that the rules are judged by.
import type { NetworkAcl, NetworkInterface, RouteTable, SecurityGroup, SecurityGroupRule } from "../ec2/records.ts";
import type { Task, TaskDefinition } from "../ecs/records.ts";

export interface Path {
  /** IPv4, as the task's interface sees it. */
  readonly clientAddress: string;
  readonly task: Task;
  readonly definition?: TaskDefinition;
  /** Absent: the task has none, or not any more. The rest is about it. */
  readonly networkInterface?: NetworkInterface;
  /** The one of its subnet, or else the VPC's main one. */
  readonly routeTable?: RouteTable;
  /** Of the internet gateways that are attached to its VPC. */
  readonly internetGatewayIds: readonly string[];
  /** Of those of the same account and region that are attached to no VPC. */
  readonly detachedGatewayIds: readonly string[];
  readonly networkAcl?: NetworkAcl;
  /** In the order in which the interface bears them. */
  readonly securityGroups: readonly SecurityGroup[];
  /** Of these groups. */
  readonly rules: readonly SecurityGroupRule[];
  /** Private addresses that are in a group now. */
  readonly membersOf: (groupId: string) => readonly string[];
}

export interface PortUse {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
}
