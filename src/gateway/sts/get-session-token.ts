// sts:GetSessionToken: temporary credentials of the same user or root.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
import type * as STS from "@aws-sdk/client-sts";
import { AwsError } from "../../model/errors.ts";
import { newSession } from "../../model/iam/session.ts";
import { keepSession } from "../../store/role-credentials.ts";
import { operation } from "../service.ts";
import { checkDuration } from "./checks.ts";
import { renderCredentials } from "./render.ts";

const defaultDurationS = 43_200;
const mostDurationS = 129_600;
/** Root's sessions last an hour at most, whatever is asked. */
const mostRootS = 3600;

export const getSessionToken = operation<typeof STS, "GetSessionToken">({
  access: "Read",
  action: null, // every user may
  refuses: ["SerialNumber", "TokenCode", "MinimumSessionTokenSize"],
  handle: ({ DurationSeconds }, { tx, principal, nowMs, dice }) => {
    checkDuration(DurationSeconds, mostDurationS);
    if (principal.kind === "assumed-role" || principal.kind === "session")
      throw new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
    const asked = DurationSeconds ?? defaultDurationS;
    const durationS = principal.kind === "root" ? Math.min(asked, mostRootS) : asked;
    const { accessKeyId: _, ...owner } = principal;
    const facts = { nowMs, dice, durationMs: durationS * 1000 };
    return { Credentials: renderCredentials(keepSession(tx, newSession({ ...owner, kind: "session" }, facts))) };
  },
});
