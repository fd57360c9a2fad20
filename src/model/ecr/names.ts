// Names, keys and ARNs of ECR, and where a repository is found in image names.
//
// A repository of the default account and region has its bare name as path, any other `<account>/<region>/<name>`: the
// registry's rule (src/registry/meaning/repository-path.ts), which the agent needs without the registry. A test in
// gateway/ecr holds the two together.
import { formatArn, parseArn, type Scope, scopeKey } from "../arn.ts";
import type { InRepository } from "./records.ts";

export const registryDefaults: Scope = { account: "000000000000", region: "us-east-1" };

/** As AWS shows it when it refuses a name. */
export const repositoryNamePattern = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*";
const nameForm = new RegExp(`^(?:${repositoryNamePattern})$`);
const explicitForm = /^(\d{12})\/([a-z]{2,4}(?:-[a-z]+)+-\d{1,2})\/(.+)$/;

export const shortestName = 2;
export const longestName = 256;

export const isRepositoryName = (name: string): boolean => name.length <= longestName && nameForm.test(name);

export interface RepositoryName extends Scope {
  readonly name: string;
}

export const repositoryKey = (scope: Scope, name: string): string => `${scopeKey(scope)}/${name}`;
export const keyOfRepository = (row: InRepository): string => repositoryKey(row, row.repositoryName);
/** Of an image, a blob link or a tag: none of them holds an `@`. */
export const keyWithin = (row: InRepository, digestOrTag: string): string => `${keyOfRepository(row)}@${digestOrTag}`;

export const repositoryArn = ({ account, region }: Scope, name: string): string =>
  formatArn({ service: "ecr", account, region, resource: `repository/${name}` });

export function parseRepositoryArn(text: string): RepositoryName | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "ecr" || !arn.resource.startsWith("repository/")) return undefined;
  return { account: arn.account, region: arn.region, name: arn.resource.slice("repository/".length) };
}

/** The path of the repository in image names. */
export function repositoryPath({ account, region, name }: RepositoryName): string {
  const isDefault = account === registryDefaults.account && region === registryDefaults.region;
  return isDefault && !explicitForm.test(name) ? name : `${account}/${region}/${name}`;
}

/** The way back; undefined for what is no name. */
export function repositoryOfPath(path: string): RepositoryName | undefined {
  const [, account, region, rest] = explicitForm.exec(path) ?? [];
  const name = rest ?? path;
  if (!isRepositoryName(name)) return undefined;
  return { account: account ?? registryDefaults.account, region: region ?? registryDefaults.region, name };
}
