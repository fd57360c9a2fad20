// The network configuration of tasks and services: complete, and made of things that exist in one VPC.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinition } from "../../model/ecs/records.ts";
import { securityGroups, subnets } from "../../store/tables/ec2.ts";
import type { Context } from "../service.ts";
import { invalid } from "./refuse.ts";

export interface CheckedNetwork {
  /** With AWS's defaults; undefined when the definition is not of awsvpc mode. */
  readonly networkConfiguration?: ECS.NetworkConfiguration;
  /** The VPC's own group, for when none is named. */
  readonly defaultGroupIds: readonly string[];
}

/** Throws InvalidParameterException in AWS's words. */
export function checkedNetwork(
  context: Context,
  definition: TaskDefinition,
  given: ECS.NetworkConfiguration | undefined,
): CheckedNetwork {
  const stated = given?.awsvpcConfiguration;
  if (definition.spec.networkMode !== "awsvpc") {
    if (stated) return invalid("Network Configuration is not valid for the given networkMode of this task definition.");
    return { defaultGroupIds: [] };
  }
  if (!stated) return invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  const { subnets: subnetIds = [], securityGroups: groupIds = [], assignPublicIp = "DISABLED" } = stated;
  const vpcId = vpcOf(context, subnetIds);
  checkGroups(context, groupIds, vpcId);
  return {
    networkConfiguration: {
      awsvpcConfiguration: { subnets: subnetIds, securityGroups: groupIds, assignPublicIp },
    },
    defaultGroupIds: context.tx
      .by(securityGroups, "vpc", vpcId)
      .filter(({ groupName }) => groupName === "default")
      .map(({ groupId }) => groupId),
  };
}

function vpcOf(context: Context, subnetIds: readonly string[]): string {
  if (subnetIds.length === 0) return invalid("subnets can not be empty.");
  if (subnetIds.length > 16) return invalid("subnets can have at most 16 items.");
  const rows = subnetIds.map((subnetId) => {
    const row = context.tx.get(subnets, subnetId);
    if (row?.account === context.account && row.region === context.region) return row;
    return invalid(
      `Error retrieving subnet information for [${subnetId}]: The subnet ID '${subnetId}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
    );
  });
  const vpcIds = new Set(rows.map(({ vpcId }) => vpcId));
  const [vpcId = ""] = vpcIds;
  return vpcIds.size === 1 ? vpcId : invalid("The specified subnets must all belong to the same VPC.");
}

function checkGroups(context: Context, groupIds: readonly string[], vpcId: string): void {
  if (groupIds.length > 5) invalid("securityGroups can have at most 5 items.");
  for (const groupId of groupIds) {
    const row = context.tx.get(securityGroups, groupId);
    if (row?.account !== context.account || row.region !== context.region)
      invalid(
        `Error retrieving security group information for [${groupId}]: The security group '${groupId}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
      );
    if (row?.vpcId !== vpcId)
      invalid(`Security Group ${groupId} does not appear to belong to the same VPC as the input subnets.`);
  }
}
