// sts:GetCallerIdentity. Everybody may: AWS asks for no permission, and an explicit deny does not count either.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import type * as STS from "@aws-sdk/client-sts";
import { operation } from "../service.ts";

export const getCallerIdentity = operation<typeof STS, "GetCallerIdentity">({
  access: "Read",
  action: null,
  handle: (_, { principal }) => ({ UserId: principal.userId, Account: principal.account, Arn: principal.arn }),
});
