// Where everything is: the addresses of all pages, as functions. Nobody writes a path by hand.
const part = encodeURIComponent;
const cluster = (name: string) => `/ecs/clusters/${part(name)}`;
const repository = (name: string) => `/ecr/repositories/${part(name)}`;

export const places = {
  home: () => "/",
  clusters: () => "/ecs/clusters",
  createCluster: () => "/ecs/clusters/create",
  /** Tabs: services, tasks, infrastructure, metrics, scheduled-tasks, configuration, tags. */
  cluster: (name: string, tab = "services") => `${cluster(name)}/${tab}`,
  updateCluster: (name: string) => `${cluster(name)}/update`,
  /** `definition`: family:revision or family, preset in the form. */
  createService: (name: string, definition?: string) =>
    `${cluster(name)}/services/create${definition ? `?definition=${part(definition)}` : ""}`,
  /** Without a cluster: the form asks for it. */
  deployService: (definition: string) => `/ecs/deploy/service?definition=${part(definition)}`,
  deployTask: (definition: string) => `/ecs/deploy/task?definition=${part(definition)}`,
  /** Asks which service, then opens its update form with this definition. */
  deployUpdate: (definition: string) => `/ecs/deploy/update?definition=${part(definition)}`,
  /** Tabs: health, tasks, logs, deployments, events, configuration, tags. */
  service: (name: string, service: string, tab = "health") => `${cluster(name)}/services/${part(service)}/${tab}`,
  updateService: (name: string, service: string, definition?: string) =>
    `${cluster(name)}/services/${part(service)}/update${definition ? `?definition=${part(definition)}` : ""}`,
  runTask: (name: string, definition?: string) =>
    `${cluster(name)}/tasks/run${definition ? `?definition=${part(definition)}` : ""}`,
  /** Tabs: configuration, logs, networking, volumes, tags. */
  task: (name: string, task: string, tab = "configuration") => `${cluster(name)}/tasks/${part(task)}/${tab}`,
  taskDefinitions: () => "/ecs/task-definitions",
  createTaskDefinition: () => "/ecs/task-definitions/create",
  createTaskDefinitionWithJson: () => "/ecs/task-definitions/create-with-json",
  /** Not the family alone: one may be called "create". */
  taskDefinitionFamily: (family: string) => `/ecs/task-definitions/${part(family)}/revisions`,
  /** Tabs: containers, json, storage, tags. */
  taskDefinition: (family: string, revision: number | string, tab = "containers") =>
    `/ecs/task-definitions/${part(family)}/${part(revision)}/${tab}`,
  newRevision: (family: string, revision: number | string) =>
    `/ecs/task-definitions/${part(family)}/${part(revision)}/new-revision`,
  newRevisionWithJson: (family: string, revision: number | string) =>
    `/ecs/task-definitions/${part(family)}/${part(revision)}/new-revision-with-json`,
  accountSettings: () => "/ecs/account-settings",
  repositories: () => "/ecr/repositories",
  createRepository: () => "/ecr/repositories/create",
  /** Tabs: images, permissions, lifecycle-policy, tags. */
  repository: (name: string, tab = "images") => `${repository(name)}/${tab}`,
  /** The repository, with its push commands open. */
  pushCommands: (name: string) => `${repository(name)}/images?push=1`,
  editRepository: (name: string) => `${repository(name)}/edit`,
  image: (name: string, digest: string) => `${repository(name)}/images/${part(digest)}`,
  vpcs: () => "/ec2/vpcs",
  vpc: (id: string) => `/ec2/vpcs/${part(id)}`,
  subnets: () => "/ec2/subnets",
  subnet: (id: string) => `/ec2/subnets/${part(id)}`,
  securityGroups: () => "/ec2/security-groups",
  createSecurityGroup: () => "/ec2/security-groups/create",
  /** Tabs: inbound, outbound, tags. */
  securityGroup: (id: string, tab = "inbound") => `/ec2/security-groups/${part(id)}/${tab}`,
  /** `port` and `source` (a CIDR) preset a new row, so that a diagnosis can lead straight to its fix. */
  editInboundRules: (id: string, preset?: { readonly port: number; readonly source: string }) =>
    `/ec2/security-groups/${part(id)}/edit-inbound${preset ? `?port=${preset.port}&source=${part(preset.source)}` : ""}`,
  editOutboundRules: (id: string) => `/ec2/security-groups/${part(id)}/edit-outbound`,
  networkInterfaces: () => "/ec2/network-interfaces",
  networkInterface: (id: string) => `/ec2/network-interfaces/${part(id)}`,
  users: () => "/iam/users",
  /** Tabs: permissions, groups, keys, tags. */
  user: (name: string, tab = "permissions") => `/iam/users/${part(name)}/${tab}`,
  roles: () => "/iam/roles",
  createRole: () => "/iam/roles/create",
  /** Tabs: permissions, trust, tags. */
  role: (name: string, tab = "permissions") => `/iam/roles/${part(name)}/${tab}`,
  policies: () => "/iam/policies",
  createPolicy: () => "/iam/policies/create",
  /** Tabs: document, versions, entities, tags. */
  policy: (arn: string, tab = "document") => `/iam/policies/${part(arn)}/${tab}`,
  whoAmI: () => "/iam/who-am-i",
  logGroups: () => "/cloudwatch/log-groups",
  /** Tabs: streams, search, tail, tags. */
  logGroup: (name: string, tab = "streams") => `/cloudwatch/log-groups/${part(name)}/${tab}`,
  logStream: (group: string, stream: string) =>
    `/cloudwatch/log-groups/${part(group)}/streams/${part(stream.replaceAll("%", "%25"))}`,
  liveTail: (group?: string) => `/cloudwatch/live-tail${group ? `?group=${part(group)}` : ""}`,
  metrics: () => "/cloudwatch/metrics",
} as const;

/**
 * The name in the address of a log stream. Alone among names it may hold a "%", and the router takes a "%2F" in a name for a slash:
 * so its percent signs are escaped once more.
 */
export const streamInAddress = (part: string): string => part.replaceAll("%25", "%");

/** "web:3", "arn:…:task-definition/web:3" → {family: "web", revision: "3"}. */
export function familyAndRevision(definition: string): { readonly family: string; readonly revision: string } {
  const name = definition.split("/").at(-1) ?? definition;
  const [family = name, revision = ""] = name.split(":");
  return { family, revision };
}

/** The last part of an ARN: the name of a cluster or service, the id of a task. */
export const nameOfArn = (arn: string): string => arn.split("/").at(-1) ?? arn;
