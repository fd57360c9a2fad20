// iam:CreateGroup. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html
import type * as IAM from "@aws-sdk/client-iam";
import { groups } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkName } from "./checks.ts";
import { checkFree, newArn, newEntity } from "./new-entity.ts";
import { renderGroup } from "./render.ts";

export const createGroup = operation<typeof IAM, "CreateGroup">({
  access: "Write",
  resources: (input, scope) => newArn("group", input.GroupName, input, scope),
  handle({ GroupName, Path }, context) {
    checkName("groupName", GroupName);
    const entity = newEntity(context, "group", GroupName, { Path });
    checkFree(context, groups, GroupName, `Group with name ${GroupName}`);
    return { Group: renderGroup(context.tx.put(groups, { ...entity, inlinePolicies: [], attachedPolicyArns: [] })) };
  },
});
