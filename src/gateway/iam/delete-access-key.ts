// iam:DeleteAccessKey. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html
import type * as IAM from "@aws-sdk/client-iam";
import { accessKeys } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { keyOf, keyOwner } from "./access-keys.ts";
import { askedHere } from "./find.ts";

export const deleteAccessKey = operation<typeof IAM, "DeleteAccessKey">({
  access: "Write",
  resources: askedHere,
  handle({ UserName, AccessKeyId }, context) {
    const key = keyOf(context, keyOwner(context, "DeleteAccessKey", UserName), AccessKeyId);
    context.tx.delete(accessKeys, key.accessKeyId);
    return {};
  },
});
