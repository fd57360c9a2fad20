// What a change of the store is called when it is told to a client: which kind of resource, and its names. Never its contents.
import { isDeepStrictEqual } from "node:util";
import { formatArn, parseArn, type Scope } from "../../model/arn.ts";
import { repositoryArn } from "../../model/ecr/names.ts";
import type { Service, ServiceEvent } from "../../model/ecs/records.ts";
import type { Principal } from "../../model/iam/principal.ts";
import { groupArn, streamArn } from "../../model/logs/names.ts";
import type { Change } from "../../store/store.ts";
import type { Row, TableSpec } from "../../store/table.ts";
import * as ec2 from "../../store/tables/ec2.ts";
import { networkAcls } from "../../store/tables/ec2-more.ts";
import { images, imageTags, registryTokens, repositories } from "../../store/tables/ecr.ts";
import * as ecs from "../../store/tables/ecs.ts";
import * as iam from "../../store/tables/iam.ts";
import { logGroups, logStreams } from "../../store/tables/logs.ts";

/** The permission that a caller needs, on "*", to be told of a kind. */
export const permissions = {
  cluster: "ecs:DescribeClusters",
  service: "ecs:DescribeServices",
  serviceDeployment: "ecs:DescribeServiceDeployments",
  task: "ecs:DescribeTasks",
  taskDefinition: "ecs:DescribeTaskDefinition",
  repository: "ecr:DescribeRepositories",
  image: "ecr:DescribeImages",
  registryLogin: "ecr:GetAuthorizationToken",
  vpc: "ec2:DescribeVpcs",
  subnet: "ec2:DescribeSubnets",
  routeTable: "ec2:DescribeRouteTables",
  internetGateway: "ec2:DescribeInternetGateways",
  networkAcl: "ec2:DescribeNetworkAcls",
  networkInterface: "ec2:DescribeNetworkInterfaces",
  securityGroup: "ec2:DescribeSecurityGroups",
  securityGroupRule: "ec2:DescribeSecurityGroupRules",
  role: "iam:ListRoles",
  user: "iam:ListUsers",
  group: "iam:ListGroups",
  policy: "iam:ListPolicies",
  logGroup: "logs:DescribeLogGroups",
  logStream: "logs:DescribeLogStreams",
} as const;

export type NoticeKind = keyof typeof permissions;

/** As it is sent; names that do not apply are absent. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly [name: string]: string | undefined;
}

/** Whom a notice concerns: an account, and one region of it unless the kind is of all regions. */
export interface ScopedNotice {
  readonly account: string;
  readonly region?: string;
  readonly notice: Notice;
}

type Describe<T> = (row: T, change: Change) => readonly ScopedNotice[];

const sources = new Map<string, Describe<Row>>();

function told<T extends Row, I extends string>(table: TableSpec<T, I>, describe: Describe<T>): void {
  sources.set(table.name, describe as Describe<Row>);
}

/** Of EC2, whose tables have their resources' ids as keys. */
function ec2Told<T extends Scope, I extends string>(table: TableSpec<T, I>, kind: NoticeKind, type: string): void {
  told(table, (row, { key }) => local(row, { kind, arn: ec2Arn(row, type, key), id: key }));
}

/** Of a row in an account and region. */
const local = ({ account, region }: Scope, notice: Notice): readonly ScopedNotice[] => [{ account, region, notice }];
const global = ({ account }: { readonly account: string }, notice: Notice): readonly ScopedNotice[] => [
  { account, notice },
];

told(ecs.clusters, (row) => local(row, { kind: "cluster", arn: row.clusterArn }));
told(ecs.services, (row, change) => [
  ...local(row, { kind: "service", arn: row.serviceArn, cluster: row.clusterArn }),
  ...changedDeployments(row, change),
]);
told(ecs.endedDeployments, (row) =>
  ofArn(row.serviceArn, { kind: "serviceDeployment", arn: row.serviceDeploymentArn, service: row.serviceArn }),
);
told<ServiceEvent, "service">(ecs.serviceEvents, ({ serviceArn }) =>
  ofArn(serviceArn, { kind: "service", arn: serviceArn, cluster: clusterOf(serviceArn) }),
);
told(ecs.tasks, (row) =>
  local(row, { kind: "task", arn: row.taskArn, cluster: row.clusterArn, service: row.serviceArn }),
);
told(ecs.taskDefinitions, (row) =>
  local(row, { kind: "taskDefinition", arn: row.taskDefinitionArn, family: row.family }),
);

told(repositories, (row) => local(row, { kind: "repository", arn: repositoryArn(row, row.name), name: row.name }));
told(images, (row) => local(row, imageNotice(row)));
told(imageTags, (row) => local(row, imageNotice(row)));
// A password that only pulls from one repository is the agent's, or part of a download address: nobody logs in with it.
told(registryTokens, (row, { before }) => (before || row.pullsOnly ? [] : [loginNotice(row.principal, "token")]));

ec2Told(ec2.vpcs, "vpc", "vpc");
ec2Told(ec2.subnets, "subnet", "subnet");
ec2Told(ec2.routeTables, "routeTable", "route-table");
ec2Told(ec2.internetGateways, "internetGateway", "internet-gateway");
ec2Told(networkAcls, "networkAcl", "network-acl");
ec2Told(ec2.securityGroups, "securityGroup", "security-group");
told(ec2.securityGroupRules, (row) =>
  local(row, {
    kind: "securityGroupRule",
    arn: ec2Arn(row, "security-group-rule", row.ruleId),
    id: row.ruleId,
    groupId: row.groupId,
  }),
);
told(ec2.networkInterfaces, (row) =>
  local(row, {
    kind: "networkInterface",
    arn: ec2Arn(row, "network-interface", row.networkInterfaceId),
    id: row.networkInterfaceId,
    task: row.taskArn,
  }),
);

told(iam.roles, (row) => global(row, { kind: "role", arn: row.arn, name: row.name }));
told(iam.users, (row) => global(row, { kind: "user", arn: row.arn, name: row.name }));
told(iam.groups, (row) => global(row, { kind: "group", arn: row.arn, name: row.name }));
told(iam.managedPolicies, (row) => global(row, { kind: "policy", arn: row.arn, name: row.name }));
told(iam.accessKeys, (row) => (row.userName === undefined ? [] : global(row, { kind: "user", name: row.userName })));

told(logGroups, (row) => local(row, { kind: "logGroup", arn: groupArn(row, row.name), name: row.name }));
told(logStreams, (row) =>
  local(row, {
    kind: "logStream",
    arn: streamArn(row, row.groupName, row.name),
    name: row.name,
    logGroup: row.groupName,
  }),
);

/** The notices of one change; none for what no client can read. A row that moved is told of where it was, too. */
export function noticesOf(change: Change): readonly ScopedNotice[] {
  const describe = sources.get(change.table);
  if (!describe) return [];
  const now = change.after ? describe(change.after, change) : [];
  const before = change.before ? describe(change.before, change) : [];
  return [...now, ...before];
}

/** A Docker client's login, in its two steps: the token was asked for, and a client has authenticated with it. */
export const loginNotice = ({ account, arn }: Principal, step: "token" | "docker"): ScopedNotice => ({
  account,
  notice: { kind: "registryLogin", principal: arn, step },
});

function changedDeployments(row: Service, { before, after }: Change): readonly ScopedNotice[] {
  const other = (row === after ? before : after) as Service | undefined;
  const changed = row.deployments.filter(
    (one) => !other?.deployments.some((two) => two.id === one.id && isDeepStrictEqual(one, two)),
  );
  return changed.flatMap(({ serviceDeploymentArn }) =>
    local(row, { kind: "serviceDeployment", arn: serviceDeploymentArn, service: row.serviceArn }),
  );
}

const imageNotice = (row: Scope & { readonly repositoryName: string; readonly digest: string }): Notice => ({
  kind: "image",
  arn: repositoryArn(row, row.repositoryName),
  repository: row.repositoryName,
  digest: row.digest,
});

const ec2Arn = ({ account, region }: Scope, type: string, id: string) =>
  formatArn({ service: "ec2", region, account, resource: `${type}/${id}` });

/** Of a row that knows its scope by an ARN only. */
function ofArn(arn: string, notice: Notice): readonly ScopedNotice[] {
  const scope = parseArn(arn);
  return scope ? local(scope, notice) : [];
}

/** arn:…:service/cluster/name lies in arn:…:cluster/cluster. */
function clusterOf(serviceArn: string): string | undefined {
  const arn = parseArn(serviceArn);
  const [, cluster] = arn?.resource.split("/") ?? [];
  return arn && cluster ? formatArn({ ...arn, resource: `cluster/${cluster}` }) : undefined;
}
