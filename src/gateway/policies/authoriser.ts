// The gateway's Authoriser over the policies in the store. The rules are in model/iam.
import { decideFor } from "../../model/iam/rights.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import type { Authoriser } from "../auth/authoriser.ts";

export const policyAuthoriser: Authoriser = {
  decide: (principal, action, resource, conditions, reader) =>
    decideFor(iamDirectory(reader), principal, { action, resource, conditions }),
};
