// iam:ListGroups. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html
import type * as IAM from "@aws-sdk/client-iam";
import { groups } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkPathPrefix } from "./checks.ts";
import { byName, page } from "./pages.ts";
import { renderGroup } from "./render.ts";

export const listGroups = operation<typeof IAM, "ListGroups">({
  access: "List",
  handle(input, { tx, account }) {
    const prefix = checkPathPrefix(input.PathPrefix);
    const under = tx.by(groups, "account", account).filter(({ path }) => path.startsWith(prefix));
    const { items, ...rest } = page(under, byName, input);
    return { Groups: items.map(renderGroup), ...rest };
  },
});
