// iam:SimulateCustomPolicy: what given policies would allow.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import { parseArn } from "../../model/arn.ts";
import type { Caller } from "../../model/iam/policy/principals.ts";
import { operation } from "../service.ts";
import { invalidInput } from "./errors.ts";
import { simulate } from "./simulate.ts";

/** A user or root; without one, somebody of the caller's account whom no policy names. */
export function callerOf(arn: string | undefined, account: string): Caller {
  if (arn === undefined) return { kind: "identity", account, arn: `arn:aws:iam::${account}:user/simulated` };
  const parsed = parseArn(arn);
  if (parsed?.service !== "iam") throw invalidInput(`Invalid Caller ARN: ${arn}`);
  return { kind: "identity", account: parsed.account, arn };
}

export const simulateCustomPolicy = operation<typeof IAM, "SimulateCustomPolicy">({
  access: "Read",
  refuses: ["OrderedOrganizationPolicyInputList", "ResourceHandlingOption", "ResourceOwner"],
  handle: (input, { account }) =>
    simulate(input, { caller: callerOf(input.CallerArn, account), sets: { identity: [] }, conditions: {} }),
});
