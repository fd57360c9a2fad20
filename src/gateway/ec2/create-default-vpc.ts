// CreateDefaultVpc: after the one that an account starts with was deleted.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultVpc.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { scopeKey } from "../../model/arn.ts";
import type { Vpc } from "../../model/ec2/records.ts";
import { AwsError } from "../../model/errors.ts";
import { vpcs } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { makeDefaultVpc } from "./new-vpc.ts";
import { ec2Arn, type Reading } from "./resources.ts";
import { vpcView } from "./vpc-view.ts";

export const createDefaultVpc = operation<typeof EC2, "CreateDefaultVpc">({
  access: "Write",
  resources: (_, scope) => ec2Arn(scope, "vpc", "*"),
  handle(_, context) {
    if (defaultVpc(context))
      throw new AwsError("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
    return { Vpc: vpcView(makeDefaultVpc(context)) };
  },
});

/** The account's default VPC in this region, unless it was deleted. */
export const defaultVpc = ({ tx, account, region }: Reading): Vpc | undefined =>
  tx.by(vpcs, "scope", scopeKey({ account, region })).find((vpc) => vpc.isDefault);
