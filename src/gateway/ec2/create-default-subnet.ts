// CreateDefaultSubnet. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultSubnet.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { cidrsOverlap, parseCidr } from "../../model/ec2/cidr.ts";
import { AwsError } from "../../model/errors.ts";
import { subnets } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { defaultVpc } from "./create-default-vpc.ts";
import { chooseZone } from "./create-subnet.ts";
import { missingParameter } from "./errors.ts";
import { defaultSubnetCidr, makeSubnet } from "./new-vpc.ts";
import { ec2Arn } from "./resources.ts";
import { subnetView } from "./subnet-view.ts";

export const createDefaultSubnet = operation<typeof EC2, "CreateDefaultSubnet">({
  access: "Write",
  resources: (_, scope) => ec2Arn(scope, "subnet", "*"),
  refuses: ["Ipv6Native"],
  handle(input, context) {
    const vpc = defaultVpc(context);
    if (!vpc) throw new AwsError("DefaultVpcDoesNotExist", "There is no Default VPC for this account in this region.");
    if (!input.AvailabilityZone && !input.AvailabilityZoneId) throw missingParameter("availabilityZone");
    const zone = chooseZone(context.region, input.AvailabilityZone, input.AvailabilityZoneId);
    const others = context.tx.by(subnets, "vpc", vpc.vpcId);
    if (others.some((subnet) => subnet.defaultForAz && subnet.availabilityZone === zone.name))
      throw new AwsError(
        "DefaultSubnetAlreadyExistsInAvailabilityZone",
        `'${zone.name}' already has a default subnet in this account.`,
      );
    const cidr = firstFreeBlock(others.map((subnet) => subnet.cidr));
    if (!cidr) throw new AwsError("InsufficientFreeAddressesInVpc", "The default VPC has no free /20 block.");
    const subnet = makeSubnet(context, { vpcId: vpc.vpcId, cidr, zone, isDefault: true, tags: [] });
    return { Subnet: subnetView(context, subnet) };
  },
});

/** The first /20 of the default VPC that no subnet overlaps. */
function firstFreeBlock(taken: readonly string[]): string | undefined {
  const blocks = taken.flatMap((text) => parseCidr(text) ?? []);
  const candidates = Array.from({ length: 16 }, (_, index) => defaultSubnetCidr(index));
  return candidates.find((text) => {
    const cidr = parseCidr(text);
    return cidr && !blocks.some((block) => cidrsOverlap(block, cidr));
  });
}
