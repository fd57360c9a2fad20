// Who is in which group: AddUserToGroup, RemoveUserFromGroup, ListGroupsForUser.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html
import type * as IAM from "@aws-sdk/client-iam";
import type { User } from "../../model/iam/records.ts";
import { users } from "../../store/tables/iam.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import { type Context, operation } from "../service.ts";
import { limitExceeded, noSuchEntity } from "./errors.ts";
import { askedHere, groupNamed, userNamed } from "./find.ts";
import { byName, page } from "./pages.ts";
import { renderGroup } from "./render.ts";

const groupsPerUser = 10;

/** The permission is for the group; the user needs none. */
function member({ tx, account }: Context, name: string): User {
  const user = iamDirectory(tx).user(account, name);
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

/** Adding twice is no error. */
export const addUserToGroup = operation<typeof IAM, "AddUserToGroup">({
  access: "Write",
  resources: askedHere,
  handle({ GroupName, UserName }, context) {
    groupNamed(context, "AddUserToGroup", GroupName);
    const user = member(context, UserName);
    if (user.groupNames.includes(GroupName)) return {};
    if (user.groupNames.length >= groupsPerUser)
      throw limitExceeded(`Cannot exceed quota for GroupsPerUser: ${groupsPerUser}`);
    context.tx.put(users, { ...user, groupNames: [...user.groupNames, GroupName] });
    return {};
  },
});

/** Removing who is not in the group is no error. */
export const removeUserFromGroup = operation<typeof IAM, "RemoveUserFromGroup">({
  access: "Write",
  resources: askedHere,
  handle({ GroupName, UserName }, context) {
    groupNamed(context, "RemoveUserFromGroup", GroupName);
    const user = member(context, UserName);
    if (user.groupNames.includes(GroupName))
      context.tx.put(users, { ...user, groupNames: user.groupNames.filter((name) => name !== GroupName) });
    return {};
  },
});

export const listGroupsForUser = operation<typeof IAM, "ListGroupsForUser">({
  access: "List",
  resources: askedHere,
  handle(input, context) {
    const user = userNamed(context, "ListGroupsForUser", input.UserName);
    const directory = iamDirectory(context.tx);
    const of = user.groupNames
      .map((name) => directory.group(user.account, name))
      .filter((group) => group !== undefined);
    const { items, ...rest } = page(of, byName, input);
    return { Groups: items.map(renderGroup), ...rest };
  },
});
