// iam:ListPolicyVersions, newest first. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { noSuchEntity } from "./errors.ts";
import { checkPolicyArn } from "./find.ts";
import { page } from "./pages.ts";
import { visiblePolicy } from "./policies.ts";
import { renderVersion } from "./render.ts";

const newestFirst = (versionId: string): string => String(1e9 - Number(versionId.slice(1))).padStart(10, "0");

export const listPolicyVersions = operation<typeof IAM, "ListPolicyVersions">({
  access: "List",
  resources: ({ PolicyArn }) => PolicyArn,
  handle(input, { tx, account }) {
    const policy = visiblePolicy(tx, account, checkPolicyArn(input.PolicyArn));
    if (!policy) throw noSuchEntity(`Policy ${input.PolicyArn} was not found.`);
    const { items, ...rest } = page(policy.versions, ({ versionId }) => newestFirst(versionId), input);
    return { Versions: items.map((version) => renderVersion(version, policy.defaultVersionId)), ...rest };
  },
});
