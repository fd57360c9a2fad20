// The AWS managed policies that Muelle knows, by ARN.
import { metricPolicies } from "./cloudwatch.ts";
import { ec2Policies } from "./ec2.ts";
import { imagePolicies, logPolicies } from "./ecr-and-logs.ts";
import { ecsPolicies } from "./ecs.ts";
import { ecsServicePolicies } from "./ecs-service.ts";
import { generalPolicies } from "./general.ts";
import type { AwsManagedPolicy } from "./managed.ts";

const all = [
  ecsPolicies,
  ecsServicePolicies,
  imagePolicies,
  logPolicies,
  metricPolicies,
  ec2Policies,
  generalPolicies,
].flat();

const byArn = new Map(all.map((policy) => [`arn:aws:iam::aws:policy${policy.path}${policy.name}`, policy]));

export const awsManagedPolicy = (arn: string): AwsManagedPolicy | undefined => byArn.get(arn);

/** [ARN, policy], in order of name. */
export const awsManagedPolicies: readonly (readonly [string, AwsManagedPolicy])[] = [...byArn].sort(([, a], [, b]) =>
  a.name < b.name ? -1 : 1,
);
