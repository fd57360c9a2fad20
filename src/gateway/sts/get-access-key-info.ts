// sts:GetAccessKeyInfo: the account that a key belongs to.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
import type * as STS from "@aws-sdk/client-sts";
import { AwsError } from "../../model/errors.ts";
import { accessKeys } from "../../store/tables/iam.ts";
import { sessions } from "../../store/tables/sts.ts";
import { operation } from "../service.ts";
import { checkText } from "./checks.ts";

export const getAccessKeyInfo = operation<typeof STS, "GetAccessKeyInfo">({
  access: "Read",
  handle: ({ AccessKeyId }, { tx }) => {
    checkText(AccessKeyId, "accessKeyId", { least: 16, most: 128, pattern: "[\\w]*" });
    const account = tx.get(accessKeys, AccessKeyId)?.account ?? tx.get(sessions, AccessKeyId)?.principal.account;
    if (account === undefined) throw new AwsError("ValidationError", `No account holds the access key ${AccessKeyId}.`);
    return { Account: account };
  },
});
