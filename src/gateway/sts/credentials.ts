// The keys of sessions, as credentials. Expired ones are told apart from unknown ones while they are remembered.
import type { Reader } from "../../store/store.ts";
import { sessions } from "../../store/tables/sts.ts";
import type { Credentials } from "../auth/credentials.ts";

export const stsCredentials = (reader: Reader): Credentials => ({
  find(accessKeyId) {
    const session = reader.get(sessions, accessKeyId);
    if (!session) return undefined;
    const { secretAccessKey: secret, sessionToken: token, expiresAtMs, principal } = session;
    return { secret, token, expiresAtMs, principal };
  },
});
