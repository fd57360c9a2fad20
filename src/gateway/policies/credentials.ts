// The access keys that IAM made, as credentials: those of users, and those of an account's root.
import { entityKey } from "../../model/iam/names.ts";
import type { Reader } from "../../store/store.ts";
import { accessKeys, users } from "../../store/tables/iam.ts";
import { type Credentials, rootPrincipal } from "../auth/credentials.ts";

/** Inactive keys are as if they were not there. */
export const iamCredentials = (reader: Reader): Credentials => ({
  find(accessKeyId) {
    const key = reader.get(accessKeys, accessKeyId);
    if (key?.status !== "Active") return undefined;
    const secret = key.secretAccessKey;
    if (key.userName === undefined) return { secret, principal: rootPrincipal(key.account, accessKeyId) };
    const user = reader.get(users, entityKey(key.account, key.userName));
    if (!user) return undefined;
    const { account, arn, id: userId } = user;
    return { secret, principal: { kind: "user", account, arn, userId, accessKeyId } };
  },
});
