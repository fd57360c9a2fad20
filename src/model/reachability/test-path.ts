// For tests: a task that a client reaches at port 5000, and ways to break one link.
import type { RouteTable, SecurityGroupRule } from "../ec2/records.ts";
import { defaultAclEntries } from "../ec2/network-acls.ts";
import type { Task, TaskDefinition } from "../ecs/records.ts";
import type { Path } from "./path.ts";

const scope = { account: "000000000000", region: "us-east-1", tags: [] };
const arn = "arn:aws:ecs:us-east-1:000000000000";

export const client = "198.18.0.1";
export const web = { port: 5000, protocol: "tcp" } as const;

export const task: Task = {
  ...scope,
  taskArn: `${arn}:task/web/0123`,
  taskId: "0123",
  clusterArn: `${arn}:cluster/web`,
  serviceArn: `${arn}:service/web/hola`,
  taskDefinitionArn: `${arn}:task-definition/hola:3`,
  group: "service:hola",
  launchType: "FARGATE",
  platformVersion: "1.4.0",
  platformFamily: "Linux",
  cpu: "256",
  memory: "512",
  overrides: {},
  enableExecuteCommand: false,
  ephemeralStorageGiB: 20,
  desiredStatus: "RUNNING",
  lastStatus: "RUNNING",
  healthStatus: "UNKNOWN",
  containers: [
    { containerArn: `${arn}:container/1`, name: "web", image: "hola", lastStatus: "RUNNING", healthStatus: "UNKNOWN" },
  ],
  attachment: {
    attachmentId: "a",
    status: "ATTACHED",
    subnetIds: ["subnet-1", "subnet-2"],
    groupIds: ["sg-1", "sg-2"],
    assignPublicAddress: true,
  },
  metadataId: "m",
  credentialsId: "c",
  createdAtMs: 0,
  version: 1,
};

export const definition: TaskDefinition = {
  ...scope,
  taskDefinitionArn: task.taskDefinitionArn,
  family: "hola",
  revision: 3,
  status: "ACTIVE",
  spec: {
    family: "hola",
    networkMode: "awsvpc",
    containerDefinitions: [{ name: "web", portMappings: [{ containerPort: 5000, protocol: "tcp" }] }],
  },
  compatibilities: ["FARGATE"],
  requiresAttributes: [],
  registeredAtMs: 0,
  registeredBy: "root",
};

export const routeTable: RouteTable = {
  ...scope,
  routeTableId: "rtb-1",
  vpcId: "vpc-1",
  routes: [
    { destination: "172.31.0.0/16", target: "local", origin: "CreateRouteTable" },
    { destination: "0.0.0.0/0", target: "igw-1", origin: "CreateRoute" },
  ],
  associations: [{ associationId: "rtbassoc-1", main: true }],
};

export const rule = (body: Partial<SecurityGroupRule>): SecurityGroupRule => ({
  ...scope,
  ruleId: "sgr-1",
  groupId: "sg-1",
  isEgress: false,
  ipProtocol: "tcp",
  fromPort: 5000,
  toPort: 5000,
  cidrIpv4: "0.0.0.0/0",
  ...body,
});

const group = (groupId: string, groupName: string) => ({
  ...scope,
  groupId,
  groupName,
  description: "",
  vpcId: "vpc-1",
});

export const path: Path = {
  clientAddress: client,
  task,
  definition,
  networkInterface: {
    ...scope,
    networkInterfaceId: "eni-1",
    subnetId: "subnet-1",
    vpcId: "vpc-1",
    availabilityZone: "us-east-1a",
    description: "",
    macAddress: "02:00:00:00:00:01",
    privateAddress: "172.31.0.5",
    publicAddress: "198.18.0.7",
    groupIds: ["sg-1", "sg-2"],
    status: "in-use",
    sourceDestCheck: true,
    requesterManaged: true,
    interfaceType: "interface",
    createdAtMs: 0,
  },
  routeTable,
  internetGatewayIds: ["igw-1"],
  detachedGatewayIds: [],
  networkAcl: {
    ...scope,
    networkAclId: "acl-1",
    vpcId: "vpc-1",
    isDefault: true,
    entries: defaultAclEntries,
    associations: [],
  },
  securityGroups: [group("sg-1", "web"), group("sg-2", "more")],
  rules: [rule({})],
  membersOf: () => [],
};
