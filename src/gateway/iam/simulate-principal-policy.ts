// iam:SimulatePrincipalPolicy: what a user, group or role would be allowed.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { entitySets } from "../../model/iam/rights.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import { operation } from "../service.ts";
import { noSuchEntity } from "./errors.ts";
import { simulate } from "./simulate.ts";
import { callerOf } from "./simulate-custom-policy.ts";

export const simulatePrincipalPolicy = operation<typeof IAM, "SimulatePrincipalPolicy">({
  access: "Read",
  resources: ({ PolicySourceArn }) => PolicySourceArn,
  refuses: ["PolicyExclusionList", "ResourceHandlingOption", "ResourceOwner"],
  handle(input, { tx, account }) {
    const source = entitySets(iamDirectory(tx), input.PolicySourceArn);
    if (!source || source.holder.account !== account)
      throw noSuchEntity(`The entity with ARN ${input.PolicySourceArn} cannot be found.`);
    const caller = callerOf(input.CallerArn ?? input.PolicySourceArn, account);
    return simulate(input, { caller, ...source });
  },
});
