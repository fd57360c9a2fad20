// AWS's own managed policies: data, the same in every account, never written.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import type { PolicyJson, StatementJson } from "../policy/statement.ts";

export interface AwsManagedPolicy {
  readonly name: string;
  /** "/", "/service-role/" or "/aws-service-role/" */
  readonly path: string;
  readonly description: string;
  /** AWS's number of this version, which is the only one kept here. */
  readonly versionId: string;
  /** Dates as AWS publishes them, to the day. */
  readonly createdOn: string;
  readonly updatedOn: string;
  readonly document: PolicyJson;
}

/** `actions("ecr", "BatchGetImage PutImage")` → ["ecr:BatchGetImage", "ecr:PutImage"] */
export const actions = (service: string, names: string): string[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `${service}:${name}`);

/** A statement that allows actions on everything, unless `rest` says otherwise. */
export const allow = (action: string | readonly string[], rest: Partial<StatementJson> = {}): StatementJson => ({
  ...(rest.Sid === undefined ? {} : { Sid: rest.Sid }),
  Effect: "Allow",
  Action: action,
  Resource: "*",
  ...rest,
});

/** iam:PassRole to one service, of any role unless told. */
export const passRoleTo = (service: string | readonly string[], resource: string | readonly string[] = ["*"]) =>
  allow("iam:PassRole", { Resource: resource, Condition: { StringLike: { "iam:PassedToService": service } } });

/** name, path, version, created, updated, description, statements */
export const policy = (
  name: string,
  path: string,
  versionId: string,
  [createdOn, updatedOn]: readonly [string, string],
  description: string,
  ...statements: readonly StatementJson[]
): AwsManagedPolicy => ({
  name,
  path,
  description,
  versionId,
  createdOn,
  updatedOn,
  document: { Version: "2012-10-17", Statement: statements },
});
