// The AWS managed policies that Muelle knows, by ARN.
import type { AwsManagedPolicy } from "./managed.ts";

const shelves: readonly (readonly AwsManagedPolicy[])[] = [];

const arnOf = ({ path, name }: AwsManagedPolicy): string => `arn:aws:iam::aws:policy${path}${name}`;

const byArn = new Map(shelves.flat().map((policy) => [arnOf(policy), policy]));

export const awsManagedPolicy = (arn: string): AwsManagedPolicy | undefined => byArn.get(arn);

/** [ARN, policy], in order of name. */
export const awsManagedPolicies = (): readonly [string, AwsManagedPolicy][] =>
  [...byArn].sort(([, a], [, b]) => (a.name < b.name ? -1 : 1));
