// iam:GetUser; without a name, the caller. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
import type * as IAM from "@aws-sdk/client-iam";
import { iamAccounts } from "../../store/tables/iam.ts";
import { type Context, operation } from "../service.ts";
import { userOrCaller } from "./caller-user.ts";
import { askedHere, userNamed } from "./find.ts";
import { dateOf, renderUser } from "./render.ts";

/** The root of an account is no user; AWS answers its number as its id, and the alias as its name when there is one. */
function root({ tx, account, nowMs }: Context) {
  const record = tx.get(iamAccounts, account);
  const createdAtMs = record?.createdAtMs ?? nowMs;
  const arn = `arn:aws:iam::${account}:root`;
  return {
    Path: "/",
    UserName: record?.alias ?? account,
    UserId: account,
    Arn: arn,
    CreateDate: dateOf(createdAtMs),
  };
}

export const getUser = operation<typeof IAM, "GetUser">({
  access: "Read",
  resources: askedHere,
  handle({ UserName }, context) {
    const name = userOrCaller(UserName, context);
    return { User: name === undefined ? root(context) : renderUser(userNamed(context, "GetUser", name)) };
  },
});
