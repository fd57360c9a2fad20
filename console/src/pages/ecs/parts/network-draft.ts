// Networking of a form (VPC, subnets, security groups, public IP) as plain data: where it begins, what is wrong, what is sent.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
import type { NetworkConfiguration } from "@aws-sdk/client-ecs";
import type { Network } from "../network-reads.ts";
import { newDraft, problemsOf, type RuleDraft } from "../../ec2/parts/rule-draft.ts";

export interface NewGroup {
  readonly name: string;
  readonly description: string;
  /** Inbound. */
  readonly rules: readonly RuleDraft[];
}

export interface NetworkDraft {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly group: "existing" | "new";
  readonly groupIds: readonly string[];
  readonly newGroup: NewGroup;
  readonly publicIp: boolean;
}

export interface NetworkProblems {
  readonly vpc?: "vpcMissing";
  readonly subnets?: "subnetsMissing" | "subnetsTooMany";
  readonly groups?: "groupsTooMany";
  readonly groupName?: "groupNameInvalid";
  readonly groupDescription?: "groupDescriptionInvalid";
  readonly rules?: "rulesInvalid";
}

/** AWS's limits of an awsvpcConfiguration. */
const mostSubnets = 16;
const mostGroups = 5;

/** EC2's limits of names and descriptions of groups in a VPC. */
const groupText = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

/** As the console begins: the default VPC, all of its subnets, its default group, a public IP. */
export function networkPreset(network: Network): NetworkDraft {
  const vpc = network.vpcs.find(({ IsDefault }) => IsDefault) ?? network.vpcs[0];
  const empty: NetworkDraft = {
    vpcId: "",
    subnetIds: [],
    group: "existing",
    groupIds: [],
    newGroup: { name: "", description: "", rules: [] },
    publicIp: true,
  };
  return withVpc(empty, vpc?.VpcId ?? "", network);
}

/** Another VPC has other subnets and groups. */
export function withVpc(draft: NetworkDraft, vpcId: string, { subnets, groups }: Network): NetworkDraft {
  return {
    ...draft,
    vpcId,
    subnetIds: subnets.filter(({ VpcId }) => VpcId === vpcId).map(({ SubnetId = "" }) => SubnetId),
    groupIds: groups
      .filter(({ VpcId, GroupName }) => VpcId === vpcId && GroupName === "default")
      .map(({ GroupId = "" }) => GroupId),
  };
}

/**
 * Turns to a new group, with a name, a description and a rule for each port to begin with; whom it lets in is the visitor's to say.
 * `owner`: what uses it; empty while it has no name.
 */
export function withNewGroup(draft: NetworkDraft, owner: string, ports: readonly number[]): NetworkDraft {
  const { name, description, rules } = draft.newGroup;
  const preset: NewGroup = {
    name: owner === "" ? "" : `${owner}-sg`,
    description: owner === "" ? "Created in the ECS console" : `Created in the ECS console for ${owner}`,
    rules: ports.map((port) => newDraft(`port-${port}`, { ports: String(port) })),
  };
  const isUntouched = name === "" && description === "" && rules.length === 0;
  return { ...draft, group: "new", newGroup: isUntouched ? preset : draft.newGroup };
}

/** As a service has it now; the VPC is that of its subnets. */
export function networkOf(configuration: NetworkConfiguration | undefined, network: Network): NetworkDraft {
  const preset = networkPreset(network);
  const { subnets = [], securityGroups = [], assignPublicIp } = configuration?.awsvpcConfiguration ?? {};
  if (subnets.length === 0) return preset;
  const vpcId = network.subnets.find(({ SubnetId = "" }) => subnets.includes(SubnetId))?.VpcId ?? preset.vpcId;
  return { ...preset, vpcId, subnetIds: subnets, groupIds: securityGroups, publicIp: assignPublicIp === "ENABLED" };
}

export function problemsOfNetwork(draft: NetworkDraft): NetworkProblems {
  const { vpcId, subnetIds } = draft;
  return {
    ...(vpcId === "" && { vpc: "vpcMissing" }),
    ...(subnetIds.length === 0 && { subnets: "subnetsMissing" }),
    ...(subnetIds.length > mostSubnets && { subnets: "subnetsTooMany" }),
    // None is valid: ECS then takes the VPC's default group.
    ...(draft.group === "existing" && draft.groupIds.length > mostGroups && { groups: "groupsTooMany" }),
    ...(draft.group === "new" && problemsOfNewGroup(draft.newGroup)),
  };
}

function problemsOfNewGroup({ name, description, rules }: NewGroup): NetworkProblems {
  return {
    ...((!groupText.test(name) || name.startsWith("sg-") || name === "default") && { groupName: "groupNameInvalid" }),
    ...(!groupText.test(description) && { groupDescription: "groupDescriptionInvalid" }),
    ...(rules.some((rule) => Object.keys(problemsOf(rule)).length > 0) && { rules: "rulesInvalid" }),
  };
}

/** `groupIds`: the chosen ones, or the one that has been made. */
export const networkRequest = (draft: NetworkDraft, groupIds: readonly string[]): NetworkConfiguration => ({
  awsvpcConfiguration: {
    subnets: [...draft.subnetIds],
    securityGroups: [...groupIds],
    assignPublicIp: draft.publicIp ? "ENABLED" : "DISABLED",
  },
});
