// iam:GetPolicy. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { noSuchEntity } from "./errors.ts";
import { checkPolicyArn } from "./find.ts";
import { attachmentCount, boundaryCount, visiblePolicy } from "./policies.ts";
import { describedPolicy, listedPolicy } from "./render.ts";

export const getPolicy = operation<typeof IAM, "GetPolicy">({
  access: "Read",
  resources: ({ PolicyArn }) => PolicyArn,
  handle({ PolicyArn }, { tx, account }) {
    const policy = visiblePolicy(tx, account, checkPolicyArn(PolicyArn));
    if (!policy) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    const [attachments, boundaries] = [attachmentCount(tx, account, PolicyArn), boundaryCount(tx, account, PolicyArn)];
    return { Policy: { ...listedPolicy(policy, attachments, boundaries), ...describedPolicy(policy) } };
  },
});
