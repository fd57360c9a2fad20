// CreateSecurityGroup. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { AwsError } from "../../model/errors.ts";
import { securityGroups } from "../../store/tables/ec2.ts";
import { operation } from "../service.ts";
import { invalidParameter } from "./errors.ts";
import { makeGroup } from "./new-vpc.ts";
import { ec2Arn, own, resources, tagList } from "./resources.ts";
import { defaultVpcId } from "./security-group-of.ts";
import { groupArn } from "./security-group-view.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

const allowed = "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";
const form = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

export const createSecurityGroup = operation<typeof EC2, "CreateSecurityGroup">({
  access: "Write",
  resources: (input, scope) => [
    ec2Arn(scope, "security-group", "*"),
    ...(input.VpcId ? [ec2Arn(scope, "vpc", input.VpcId)] : []),
  ],
  handle(input, context) {
    const { GroupName: groupName, Description: description } = input;
    checkGroupText(groupName, description);
    const { vpcId } = own(context, resources.vpc, input.VpcId ?? defaultVpcId(context));
    if (context.tx.by(securityGroups, "vpc", vpcId).some((group) => group.groupName === groupName))
      throw new AwsError(
        "InvalidGroup.Duplicate",
        `The security group '${groupName}' already exists for VPC '${vpcId}'`,
      );
    const tags = tagsOnCreate(context, input.TagSpecifications, "security-group", "CreateSecurityGroup");
    const group = makeGroup(context, { groupName, description, vpcId, tags });
    return { GroupId: group.groupId, SecurityGroupArn: groupArn(group), Tags: tagList(tags) };
  },
});

function checkGroupText(name: string, description: string): void {
  if (name.toLowerCase().startsWith("sg-"))
    throw invalidParameter(
      `Value (${name}) for parameter groupName is invalid. Group names may not be in the format sg-*`,
    );
  if (name.toLowerCase() === "default")
    throw new AwsError("InvalidGroup.Reserved", `Cannot use reserved security group name: ${name}`);
  if (!form.test(name))
    throw invalidParameter(
      `Value (${name}) for parameter GroupName is invalid. Valid names are strings less than 256 characters from the following set:  ${allowed}`,
    );
  if (!form.test(description))
    throw invalidParameter(
      `Value (${description}) for parameter GroupDescription is invalid. Invalid security group description. Valid descriptions are strings less than 256 characters from the following set:  ${allowed}`,
    );
}
