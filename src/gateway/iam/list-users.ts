// iam:ListUsers. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
import type * as IAM from "@aws-sdk/client-iam";
import { users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkPathPrefix } from "./checks.ts";
import { byName, page } from "./pages.ts";
import { listedUser } from "./render.ts";

export const listUsers = operation<typeof IAM, "ListUsers">({
  access: "List",
  handle(input, { tx, account }) {
    const prefix = checkPathPrefix(input.PathPrefix);
    const under = tx.by(users, "account", account).filter(({ path }) => path.startsWith(prefix));
    const { items, ...rest } = page(under, byName, input);
    return { Users: items.map(listedUser), ...rest };
  },
});
