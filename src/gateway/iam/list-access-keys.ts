// iam:ListAccessKeys. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { keyOwner, keysOf, shownOwner } from "./access-keys.ts";
import { askedHere } from "./find.ts";
import { page } from "./pages.ts";
import { dateOf } from "./render.ts";

export const listAccessKeys = operation<typeof IAM, "ListAccessKeys">({
  access: "List",
  resources: askedHere,
  handle(input, context) {
    const keys = keysOf(context, keyOwner(context, "ListAccessKeys", input.UserName));
    const { items, ...rest } = page(keys, ({ accessKeyId }) => accessKeyId, input);
    const AccessKeyMetadata = items.map((key) => ({
      UserName: shownOwner(key),
      AccessKeyId: key.accessKeyId,
      Status: key.status,
      CreateDate: dateOf(key.createdAtMs),
    }));
    return { AccessKeyMetadata, ...rest };
  },
});
