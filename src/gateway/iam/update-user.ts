// iam:UpdateUser: another name, another path; the id stays. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityArn, entityKey } from "../../model/iam/names.ts";
import { accessKeys, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkName, checkPath } from "./checks.ts";
import { askedHere, userNamed } from "./find.ts";
import { checkFree } from "./new-entity.ts";

export const updateUser = operation<typeof IAM, "UpdateUser">({
  access: "Write",
  resources: askedHere,
  handle({ UserName, NewUserName, NewPath }, context) {
    const { tx } = context;
    const user = userNamed(context, "UpdateUser", UserName);
    const name = checkName("userName", NewUserName ?? UserName);
    const path = checkPath(NewPath ?? user.path);
    const arn = entityArn(user.account, "user", path, name);
    if (arn !== user.arn) context.authorise("iam:UpdateUser", arn);
    const before = entityKey(user.account, UserName);
    if (entityKey(user.account, name) !== before) checkFree(context, users, name, `User with name ${name}`);
    const keys = tx.by(accessKeys, "user", before);
    tx.delete(users, before);
    tx.put(users, { ...user, name, path, arn });
    for (const key of keys) tx.put(accessKeys, { ...key, userName: name });
    return {};
  },
});
