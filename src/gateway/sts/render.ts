// Sessions as STS answers them.
import type { Credentials } from "@aws-sdk/client-sts";
import type { Session } from "../../model/iam/session.ts";

export const renderCredentials = (session: Session): Credentials => ({
  AccessKeyId: session.accessKeyId,
  SecretAccessKey: session.secretAccessKey,
  SessionToken: session.sessionToken,
  Expiration: new Date(session.expiresAtMs),
});
