// DescribeAccountAttributes. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { operation } from "../service.ts";
import { defaultVpc } from "./create-default-vpc.ts";

export const describeAccountAttributes = operation<typeof EC2, "DescribeAccountAttributes">({
  access: "List",
  handle(input, context) {
    const values: Readonly<Record<string, string>> = {
      "supported-platforms": "VPC",
      "default-vpc": defaultVpc(context)?.vpcId ?? "none",
      "vpc-max-security-groups-per-interface": "5",
      "max-instances": "0",
      "max-elastic-ips": "0",
      "vpc-max-elastic-ips": "0",
    };
    const asked: readonly string[] = input.AttributeNames?.length ? input.AttributeNames : Object.keys(values);
    const AccountAttributes = asked
      .filter((name) => name in values)
      .map((AttributeName) => ({ AttributeName, AttributeValues: [{ AttributeValue: values[AttributeName] }] }));
    return { AccountAttributes };
  },
});
