// iam:CreateAccessKey: the only time that the secret is answered.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
import type * as IAM from "@aws-sdk/client-iam";
import { newAccessKeyId, newSecretAccessKey } from "../../model/iam/names.ts";
import type { AccessKey } from "../../model/iam/records.ts";
import { accessKeys } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { keyOwner, keysOf, shownOwner } from "./access-keys.ts";
import { limitExceeded } from "./errors.ts";
import { askedHere } from "./find.ts";
import { dateOf } from "./render.ts";

const keysPerUser = 2;

export const createAccessKey = operation<typeof IAM, "CreateAccessKey">({
  access: "Write",
  resources: askedHere,
  handle({ UserName }, context) {
    const { tx, account, dice, nowMs } = context;
    const owner = keyOwner(context, "CreateAccessKey", UserName);
    if (keysOf(context, owner).length >= keysPerUser)
      throw limitExceeded(`Cannot exceed quota for AccessKeysPerUser: ${keysPerUser}`);
    const key: AccessKey = {
      accessKeyId: newAccessKeyId(dice),
      secretAccessKey: newSecretAccessKey(dice),
      account,
      ...(owner === undefined ? {} : { userName: owner }),
      status: "Active",
      createdAtMs: nowMs,
    };
    tx.put(accessKeys, key);
    const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, status: Status } = key;
    return {
      AccessKey: { UserName: shownOwner(key), AccessKeyId, SecretAccessKey, Status, CreateDate: dateOf(nowMs) },
    };
  },
});
