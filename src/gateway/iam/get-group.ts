// iam:GetGroup: the group and its users. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import { users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { askedHere, groupNamed } from "./find.ts";
import { byName, page } from "./pages.ts";
import { listedUser, renderGroup } from "./render.ts";

export const getGroup = operation<typeof IAM, "GetGroup">({
  access: "Read",
  resources: askedHere,
  handle(input, context) {
    const group = groupNamed(context, "GetGroup", input.GroupName);
    const members = context.tx.by(users, "group", entityKey(group.account, group.name));
    const { items, ...rest } = page(members, byName, input);
    return { Group: renderGroup(group), Users: items.map(listedUser), ...rest };
  },
});
