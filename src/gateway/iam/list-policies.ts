// iam:ListPolicies, AWS's and the account's own. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { checkPathPrefix } from "./checks.ts";
import { byName, page } from "./pages.ts";
import { attachmentCount, awsPolicies, boundaryCount, ownPolicies } from "./policies.ts";
import { listedPolicy } from "./render.ts";

export const listPolicies = operation<typeof IAM, "ListPolicies">({
  access: "List",
  handle(input, { tx, account }) {
    const { Scope = "All", OnlyAttached = false, PolicyUsageFilter } = input;
    const prefix = checkPathPrefix(input.PathPrefix);
    const all = [...(Scope === "AWS" ? [] : ownPolicies(tx, account)), ...(Scope === "Local" ? [] : awsPolicies())];
    const counted = all
      .filter(({ path }) => path.startsWith(prefix))
      .map((policy) => ({
        name: policy.name,
        policy,
        attachments: attachmentCount(tx, account, policy.arn),
        boundaries: boundaryCount(tx, account, policy.arn),
      }))
      .filter(({ attachments, boundaries }) => {
        if (PolicyUsageFilter === "PermissionsBoundary") return boundaries > 0;
        if (PolicyUsageFilter === "PermissionsPolicy") return attachments > 0;
        return !OnlyAttached || attachments > 0;
      });
    const { items, ...rest } = page(counted, (one) => `${byName(one)} ${one.policy.arn}`, input);
    return {
      Policies: items.map(({ policy, attachments, boundaries }) => listedPolicy(policy, attachments, boundaries)),
      ...rest,
    };
  },
});
