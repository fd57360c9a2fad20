// iam:UpdateAccessKey: active or not. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html
import type * as IAM from "@aws-sdk/client-iam";
import { accessKeys } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { keyOf, keyOwner } from "./access-keys.ts";
import { constraint } from "./errors.ts";
import { askedHere } from "./find.ts";

export const updateAccessKey = operation<typeof IAM, "UpdateAccessKey">({
  access: "Write",
  resources: askedHere,
  handle({ UserName, AccessKeyId, Status }, context) {
    if (Status !== "Active" && Status !== "Inactive")
      throw constraint(Status, "status", "satisfy enum value set: [Active, Inactive]");
    const key = keyOf(context, keyOwner(context, "UpdateAccessKey", UserName), AccessKeyId);
    context.tx.put(accessKeys, { ...key, status: Status });
    return {};
  },
});
