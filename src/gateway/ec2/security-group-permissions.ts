// What authorize, revoke and update inputs ask for: permissions, given as such or by the older flat members.
import type { IpPermission } from "@aws-sdk/client-ec2";
import type { SecurityGroup, SecurityGroupRule } from "../../model/ec2/records.ts";
import { type RuleBody, ruleIdentity, unfoldPermission } from "../../model/ec2/security-group-rules.ts";
import { AwsError } from "../../model/errors.ts";
import type { Context } from "../service.ts";
import { missingParameter } from "./errors.ts";
import { peerGroup } from "./security-group-of.ts";
import { rulesOf } from "./security-group-view.ts";

/** There are no peering connections: no operation honours what names one. */
export const peeringToCome = [
  "IpPermissions.UserIdGroupPairs.PeeringStatus",
  "IpPermissions.UserIdGroupPairs.VpcPeeringConnectionId",
];

/** A VPC's quota for each direction, and for IPv4 and IPv6 apart. */
const mostRules = 60;

export interface PermissionInput {
  readonly IpPermissions?: IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
}

/** Every rule that the input names. Errors: those of unfoldPermission and peerGroup, MissingParameter when it names none. */
export function rulesAskedFor(context: Context, group: SecurityGroup, input: PermissionInput): RuleBody[] {
  return permissionsOf(input).flatMap((permission) =>
    unfoldPermission(permission, (pair) => peerGroup(context, group, pair)),
  );
}

function permissionsOf(input: PermissionInput): IpPermission[] {
  if (input.IpPermissions?.length) {
    if (input.IpProtocol !== undefined || input.CidrIp !== undefined)
      throw new AwsError(
        "InvalidParameterCombination",
        "The parameter ipPermissions may not be used in combination with ipProtocol, fromPort, toPort or cidrIp",
      );
    return input.IpPermissions;
  }
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName, SourceSecurityGroupOwnerId } = input;
  if (SourceSecurityGroupName)
    // As in EC2, the whole of another group is let in, and no protocol can be given with it.
    return [
      {
        IpProtocol: IpProtocol ?? "-1",
        FromPort,
        ToPort,
        UserIdGroupPairs: [{ GroupName: SourceSecurityGroupName, UserId: SourceSecurityGroupOwnerId }],
      },
    ];
  if (IpProtocol === undefined) throw missingParameter("ipPermissions");
  return [{ IpProtocol, FromPort, ToPort, IpRanges: CidrIp === undefined ? [] : [{ CidrIp }] }];
}

/** The group's rule with the same identity. */
export function findRule(rules: readonly SecurityGroupRule[], body: RuleBody): SecurityGroupRule | undefined {
  const identity = ruleIdentity(body);
  return rules.find((rule) => ruleIdentity(rule) === identity);
}

/** Error: RulesPerSecurityGroupLimitExceeded. */
export function checkRuleCount(context: Context, groupId: string, isEgress: boolean): void {
  const rules = rulesOf(context, groupId, isEgress);
  const ipv6 = rules.filter((rule) => rule.cidrIpv6 !== undefined).length;
  const groups = rules.filter((rule) => rule.referencedGroupId !== undefined).length;
  if (Math.max(ipv6 + groups, rules.length - ipv6) > mostRules)
    throw new AwsError(
      "RulesPerSecurityGroupLimitExceeded",
      "The maximum number of rules per security group has been reached.",
    );
}
