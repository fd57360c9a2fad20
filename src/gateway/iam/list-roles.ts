// iam:ListRoles. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
import type * as IAM from "@aws-sdk/client-iam";
import { roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkPathPrefix } from "./checks.ts";
import { byName, page } from "./pages.ts";
import { listedRole } from "./render.ts";

export const listRoles = operation<typeof IAM, "ListRoles">({
  access: "List",
  handle(input, { tx, account }) {
    const prefix = checkPathPrefix(input.PathPrefix);
    const under = tx.by(roles, "account", account).filter(({ path }) => path.startsWith(prefix));
    const { items, ...rest } = page(under, byName, input);
    return { Roles: items.map(listedRole), ...rest };
  },
});
