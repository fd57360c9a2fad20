// CreateSubnet. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { cidrsOverlap, formatCidr, parseCidr } from "../../model/ec2/cidr.ts";
import type { Vpc } from "../../model/ec2/records.ts";
import { type Zone, zonesOf } from "../../model/ec2/regions.ts";
import { AwsError } from "../../model/errors.ts";
import { subnets } from "../../store/tables/ec2.ts";
import { type Context, operation } from "../service.ts";
import { invalidParameter, missingParameter } from "./errors.ts";
import { makeSubnet } from "./new-vpc.ts";
import { ec2Arn, own, resources } from "./resources.ts";
import { subnetView } from "./subnet-view.ts";
import { tagsOnCreate } from "./tag-specifications.ts";
import { blockAround } from "./vpc-cidr-blocks.ts";

export const createSubnet = operation<typeof EC2, "CreateSubnet">({
  access: "Write",
  resources: (input, scope) => [ec2Arn(scope, "vpc", input.VpcId), ec2Arn(scope, "subnet", "*")],
  refuses: [
    "Ipv4IpamPoolId",
    "Ipv4NetmaskLength",
    "Ipv6CidrBlock",
    "Ipv6IpamPoolId",
    "Ipv6Native",
    "Ipv6NetmaskLength",
    "OutpostArn",
  ],
  handle(input, context) {
    const vpc = own(context, resources.vpc, input.VpcId);
    if (!input.CidrBlock) throw missingParameter("cidrBlock");
    const cidr = checkSubnetCidr(context, vpc, input.CidrBlock);
    const zone = chooseZone(context.region, input.AvailabilityZone, input.AvailabilityZoneId);
    const tags = tagsOnCreate(context, input.TagSpecifications, "subnet", "CreateSubnet");
    const subnet = makeSubnet(context, { vpcId: vpc.vpcId, cidr, zone, isDefault: false, tags });
    return { Subnet: subnetView(context, subnet) };
  },
});

/** Errors: InvalidParameterValue, InvalidSubnet.Range (size, or outside of the VPC), InvalidSubnet.Conflict. */
export function checkSubnetCidr({ tx }: Context, vpc: Vpc, text: string): string {
  const cidr = parseCidr(text);
  if (!cidr)
    throw invalidParameter(`Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
  const canonical = formatCidr(cidr);
  if (cidr.prefix < 16 || cidr.prefix > 28 || !blockAround(vpc, canonical))
    throw new AwsError("InvalidSubnet.Range", `The CIDR '${text}' is invalid.`);
  for (const other of tx.by(subnets, "vpc", vpc.vpcId)) {
    const taken = parseCidr(other.cidr);
    if (taken && cidrsOverlap(taken, cidr))
      throw new AwsError("InvalidSubnet.Conflict", `The CIDR '${text}' conflicts with another subnet`);
  }
  return canonical;
}

/** The zone by name or id; neither: AWS chooses, and here it is the first. */
export function chooseZone(region: string, name: string | undefined, id: string | undefined): Zone {
  const zones = zonesOf(region);
  if (name !== undefined && id !== undefined)
    throw new AwsError(
      "InvalidParameterCombination",
      "You cannot specify both availabilityZone and availabilityZoneId.",
    );
  const zone = zones.find((one) => (id === undefined ? one.name === (name ?? one.name) : one.id === id));
  if (zone) return zone;
  const [given, parameter, key] =
    id === undefined ? [name, "availabilityZone", "name" as const] : [id, "availabilityZoneId", "id" as const];
  throw invalidParameter(
    `Value (${given}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${zones.map((one) => one[key]).join(", ")}.`,
  );
}
