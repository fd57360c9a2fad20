// Lengths, ranges and patterns that the vendor's schemas do not carry, in ECR's words.
import { InvalidParameterException } from "@aws-sdk/client-ecr";
import { longestName, repositoryNamePattern, shortestName } from "../../model/ecr/names.ts";
import { fail } from "../../model/errors.ts";

/** `what` completes the sentence, e.g. "must have length greater than or equal to 2". */
export const invalid = (path: string, what: string): never =>
  fail(InvalidParameterException, {
    message: `Invalid parameter at '${path}' failed to satisfy constraint: '${what}'`,
  });

export const wrongToken = (): never => invalid("nextToken", "must be a token that this operation has returned");

const repositoryName = new RegExp(`^(?:${repositoryNamePattern})$`);

export function checkRepositoryName(name: string, path = "repositoryName"): void {
  checkLength(path, name, shortestName, longestName);
  if (!repositoryName.test(name)) invalid(path, `must satisfy regular expression '${repositoryNamePattern}'`);
}

export function checkRegistryId(registryId: string | undefined): void {
  if (registryId !== undefined && !/^[0-9]{12}$/.test(registryId))
    invalid("registryId", "must satisfy regular expression '[0-9]{12}'");
}

export function checkLength(path: string, value: string | readonly unknown[], min: number, max: number): void {
  if (value.length < min) invalid(path, `must have length greater than or equal to ${min}`);
  if (value.length > max) invalid(path, `must have length less than or equal to ${max}`);
}

export function checkList(path: string, value: readonly unknown[] | undefined, max: number): void {
  if (value) checkLength(path, value, 1, max);
}

/** The number of results to show: `maxResults`, at most `most`. */
export function limitOf(maxResults: number | undefined, most: number, otherwise = 100): number {
  if (maxResults === undefined) return Math.min(otherwise, most);
  if (!Number.isInteger(maxResults) || maxResults < 1)
    return invalid("maxResults", "must have value greater than or equal to 1");
  return maxResults > most ? invalid("maxResults", `must have value less than or equal to ${most}`) : maxResults;
}
