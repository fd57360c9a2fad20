// iam:UpdateGroup: another name, another path; the id and the members stay.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateGroup.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityArn, entityKey } from "../../model/iam/names.ts";
import { groups, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkName, checkPath } from "./checks.ts";
import { askedHere, groupNamed } from "./find.ts";
import { checkFree } from "./new-entity.ts";

export const updateGroup = operation<typeof IAM, "UpdateGroup">({
  access: "Write",
  resources: askedHere,
  handle({ GroupName, NewGroupName, NewPath }, context) {
    const { tx } = context;
    const group = groupNamed(context, "UpdateGroup", GroupName);
    const name = checkName("groupName", NewGroupName ?? GroupName);
    const path = checkPath(NewPath ?? group.path);
    const arn = entityArn(group.account, "group", path, name);
    if (arn !== group.arn) context.authorise("iam:UpdateGroup", arn);
    const before = entityKey(group.account, GroupName);
    if (entityKey(group.account, name) !== before) checkFree(context, groups, name, `Group with name ${name}`);
    for (const user of tx.by(users, "group", before))
      tx.put(users, { ...user, groupNames: user.groupNames.map((of) => (of === GroupName ? name : of)) });
    tx.delete(groups, before);
    tx.put(groups, { ...group, name, path, arn });
    return {};
  },
});
