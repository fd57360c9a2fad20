// Which security groups an interface may have.
import { AwsError } from "../../model/errors.ts";
import { invalidParameter } from "./errors.ts";
import { own, type Reading, resources } from "./resources.ts";

const mostGroups = 5;

/** Distinct groups of the interface's VPC. Errors: InvalidGroup.NotFound, SecurityGroupsPerInterfaceLimitExceeded. */
export function checkGroupIds(reading: Reading, vpcId: string, groupIds: readonly string[]): string[] {
  const distinct = [...new Set(groupIds)];
  if (distinct.length > mostGroups)
    throw new AwsError(
      "SecurityGroupsPerInterfaceLimitExceeded",
      "The maximum number of security groups per interface has been reached.",
    );
  for (const groupId of distinct)
    if (own(reading, resources.securityGroup, groupId).vpcId !== vpcId)
      throw invalidParameter("You have specified two resources that belong to different networks.");
  return distinct;
}
