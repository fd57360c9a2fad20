// How a repository is written as the path of an image name, and back. `<account>/<region>/<name>` says all; any other
// name lives in the default account and region, so that ECR's repositoryUri is short there.
import type { RepositoryRef } from "../ports.ts";

export interface RegistryDefaults {
  readonly account: string;
  readonly region: string;
}

const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const nameForm = new RegExp(`^${component}(?:/${component})*$`);
const explicitForm = /^(\d{12})\/([a-z]{2,4}(?:-[a-z]+)+-\d{1,2})\/(.+)$/;
const longestName = 256;

/** OCI distribution-spec 1.1, `<name>`; at most 256 characters, as in ECR. */
export function isRepositoryName(name: string): boolean {
  return name.length <= longestName && nameForm.test(name);
}

/** The repository that a path names; undefined when it is not a valid name. Inverse of `repositoryPath`. */
export function repositoryFromPath(path: string, defaults: RegistryDefaults): RepositoryRef | undefined {
  const [, account, region, rest] = explicitForm.exec(path) ?? [];
  const name = rest ?? path;
  if (!isRepositoryName(name)) return undefined;
  return { account: account ?? defaults.account, region: region ?? defaults.region, name };
}

/**
 * The shortest path that names this repository. A default repository whose own name looks like `<account>/<region>/…` gets
 * the long form, so that the way back is exact.
 */
export function repositoryPath(repository: RepositoryRef, defaults: RegistryDefaults): string {
  const { account, region, name } = repository;
  const isDefault = account === defaults.account && region === defaults.region;
  return isDefault && !explicitForm.test(name) ? name : `${account}/${region}/${name}`;
}
