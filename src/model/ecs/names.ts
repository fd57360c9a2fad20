// Names and ARNs of ECS, and what users may write in their place: short names, ids, ARNs of the long and of the old short form.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html#ecs-resource-ids
import { formatArn, parseArn, type Scope } from "../arn.ts";

export const clusterArnOf = ({ account, region }: Scope, clusterName: string): string =>
  formatArn({ account, region, service: "ecs", resource: `cluster/${clusterName}` });

export const definitionArnOf = ({ account, region }: Scope, family: string, revision: number): string =>
  formatArn({ account, region, service: "ecs", resource: `task-definition/${family}:${revision}` });

export const serviceArnOf = ({ account, region }: Scope, clusterName: string, serviceName: string): string =>
  formatArn({ account, region, service: "ecs", resource: `service/${clusterName}/${serviceName}` });

export const containerInstanceArnOf = ({ account, region }: Scope, clusterName: string, id: string): string =>
  formatArn({ account, region, service: "ecs", resource: `container-instance/${clusterName}/${id}` });

/** The last part of an ARN's resource: the name, or the id. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** `hola` of arn:…:task-definition/hola:3. */
export const familyOf = (definitionArn: string): string => lastPart(definitionArn).replace(/:\d+$/, "");

/** Up to 255 letters, digits, hyphens and underscores. */
export const isName = (text: string): boolean => /^[a-zA-Z0-9_-]{1,255}$/.test(text);

/** The resource of an ECS ARN in this scope, split at slashes; undefined when the text is not one. */
export function resourceParts(text: string, scope: Scope): string[] | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "ecs" || arn.account !== scope.account || arn.region !== scope.region) return undefined;
  return arn.resource.split("/");
}

/** The cluster's ARN, however it was named; undefined: an ARN of something else, or of somebody else. */
export function clusterReference(text: string | undefined, scope: Scope): string | undefined {
  if (text === undefined || text === "") return clusterArnOf(scope, "default");
  if (!text.includes(":")) return clusterArnOf(scope, text);
  const [kind, name, ...rest] = resourceParts(text, scope) ?? [];
  return kind === "cluster" && name && rest.length === 0 ? clusterArnOf(scope, name) : undefined;
}

/** The ARN of a `kind` (task, service) of a cluster, named by its short name, its ARN, or its ARN without the cluster. */
export function memberReference(text: string, kind: string, clusterArn: string, scope: Scope): string | undefined {
  const arnOf = (name: string) =>
    formatArn({
      account: scope.account,
      region: scope.region,
      service: "ecs",
      resource: `${kind}/${lastPart(clusterArn)}/${name}`,
    });
  if (!text.includes(":")) return arnOf(text);
  const [found, ...names] = resourceParts(text, scope) ?? [];
  if (found !== kind || names.length === 0 || names.length > 2) return undefined;
  if (names.length === 2 && names[0] !== lastPart(clusterArn)) return undefined;
  return arnOf(names.at(-1) ?? "");
}

export interface DefinitionReference {
  readonly family: string;
  /** Undefined: the latest ACTIVE one. */
  readonly revision?: number;
}

/** `family`, `family:revision`, or the ARN of either; undefined when it is none of them. */
export function definitionReference(text: string, scope: Scope): DefinitionReference | undefined {
  const short = text.startsWith("arn:") ? definitionResource(text, scope) : text;
  const [, family, revision] = /^([a-zA-Z0-9_-]{1,255})(?::(\d{1,9}))?$/.exec(short ?? "") ?? [];
  if (family === undefined) return undefined;
  return revision === undefined ? { family } : { family, revision: Number(revision) };
}

function definitionResource(text: string, scope: Scope): string | undefined {
  const [kind, name, ...rest] = resourceParts(text, scope) ?? [];
  return kind === "task-definition" && rest.length === 0 ? name : undefined;
}
