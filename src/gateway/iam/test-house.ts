// A house with IAM for the tests of this shelf, and the documents that they use. For tests only.
import assert from "node:assert/strict";
import { type CallError, type Harness, harness } from "../harness.ts";
import { policyAuthoriser } from "../policies/authoriser.ts";
import { seed } from "./defaults.ts";
import { iam } from "./index.ts";

export const account = "000000000000";
export const trust = (Principal: object = { Service: "ecs-tasks.amazonaws.com" }): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] });
export const policy = (Action: string | string[] = "ecs:*", Resource = "*"): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
export const readOnly = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly";

type Call = Harness["call"] extends (service: string, ...rest: infer R) => infer O ? (...rest: R) => O : never;

/** IAM with real permissions over an empty store. */
export async function house(): Promise<Harness & { iam: Call }> {
  const h = await harness({ services: [iam], seeds: [seed], authoriser: policyAuthoriser });
  return { ...h, iam: (...rest) => h.call("iam", ...rest) };
}

/** The call fails with AWS's code, message and status. */
export const refuses = (
  call: Promise<unknown>,
  code: string,
  message: string | RegExp,
  status?: number,
): Promise<void> =>
  assert.rejects(call, (error: CallError) => {
    assert.equal(error.code, code);
    if (typeof message === "string") assert.equal(error.message, message);
    else assert.match(error.message, message);
    if (status !== undefined) assert.equal(error.status, status);
    return true;
  });
