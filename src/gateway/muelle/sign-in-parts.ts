// What signing in needs beside what every call needs, and who may sign in.
import type { Principal } from "../../model/iam/principal.ts";
import { maySignIn } from "../../model/iam/sign-in.ts";
import { AwsError } from "../../model/errors.ts";
import { type Credentials, firstOf, wellKnownRoots } from "../auth/credentials.ts";
import type { MuelleParts } from "./signed-call.ts";

export interface SignInParts extends MuelleParts {
  /** The long-term keys of users and roots, beside the well-known ones. */
  readonly longTermKeys: Credentials;
  /** What a signed-in console shows of the house. */
  readonly house: { readonly instance: string; readonly version: string; readonly engine: string };
}

/** Throws AccessDeniedException for the credentials of a role or of a session. */
export function checkMaySignIn(principal: Principal): void {
  if (maySignIn(principal)) return;
  const what = principal.kind === "assumed-role" ? "a role" : "a session";
  throw new AwsError(
    "AccessDeniedException",
    `User: ${principal.arn} signed with the temporary credentials of ${what}, and these cannot sign in to the console. ` +
      "Sign with the long-term access key of an IAM user or of the account's root.",
    403,
  );
}

/** The key is still active, and its owner still the same as when it signed in. */
export function stillHolds({ longTermKeys }: SignInParts, { accessKeyId, userId }: Principal): boolean {
  return firstOf(wellKnownRoots, longTermKeys).find(accessKeyId)?.principal.userId === userId;
}
