// Which blocks a VPC may have. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
import { type Cidr, cidrHolds, cidrsOverlap, formatCidr, parseAddress, parseCidr } from "../../model/ec2/cidr.ts";
import { AwsError } from "../../model/errors.ts";
import { invalidParameter } from "./errors.ts";

/** This network, loopback, link-local (metadata), multicast and reserved addresses. */
const forbidden = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"].flatMap(
  (text) => parseCidr(text) ?? [],
);

/**
 * The canonical block. Errors: InvalidParameterValue when it is none, InvalidVpc.Range when it is not between /16 and /28, or holds
 * addresses that cannot be a VPC's, such as those of the machine's public pool around `hostAddress`.
 */
export function checkVpcCidr(text: string, hostAddress: string): string {
  const cidr = parseCidr(text);
  if (!cidr)
    throw invalidParameter(`Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
  const refused = forbidden.some((block) => cidrsOverlap(block, cidr)) || holds(cidr, hostAddress);
  if (cidr.prefix < 16 || cidr.prefix > 28 || refused)
    throw new AwsError("InvalidVpc.Range", `The CIDR '${text}' is invalid.`);
  return formatCidr(cidr);
}

function holds(cidr: Cidr, address: string): boolean {
  const value = parseAddress(address);
  return value !== undefined && cidrHolds(cidr, value);
}
