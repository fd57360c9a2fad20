// The condition keys that every request has, whatever it asks for.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
import type { Caller } from "../caller.ts";
import type { Conditions } from "./authoriser.ts";

/** Those that describe the principal are added by IAM, those of the action by its operation. */
export function requestConditions(
  { region, sourceAddress, userAgent }: Pick<Caller, "region" | "sourceAddress" | "userAgent">,
  nowMs: number,
): Conditions {
  return {
    "aws:CurrentTime": new Date(nowMs).toISOString().replace(/\.\d+/, ""),
    "aws:EpochTime": String(Math.floor(nowMs / 1000)),
    "aws:RequestedRegion": region,
    "aws:SecureTransport": "false",
    "aws:ViaAWSService": "false",
    ...(sourceAddress !== undefined && { "aws:SourceIp": sourceAddress }),
    ...(userAgent !== undefined && { "aws:UserAgent": userAgent }),
  };
}
