// The user that an operation means when it names none: the one who calls.
import { parseEntityArn } from "../../model/iam/names.ts";
import type { Context } from "../service.ts";
import { validationError } from "./errors.ts";

/** A user's name; undefined: the account's root. Throws for sessions of roles, which are no users. */
export function userOrCaller(given: string | undefined, { principal }: Context): string | undefined {
  if (given !== undefined) return given;
  if (principal.arn === `arn:aws:iam::${principal.account}:root`) return undefined;
  const reference = parseEntityArn(principal.arn);
  if (reference?.kind === "user") return reference.name;
  throw validationError("Must specify userName when calling with non-User credentials");
}
