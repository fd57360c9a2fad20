// Why a request was not believed, in the code, status and words that AWS has for each protocol.
// https://docs.aws.amazon.com/awsaccesskeys/latest/APIReference/CommonErrors.html and
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
import { AwsError } from "../../model/errors.ts";
import type { Protocol } from "../service.ts";

export type AuthenticationProblem =
  /** Nothing is signed. */
  | "missing"
  /** The Authorization header cannot be read. */
  | "malformed"
  | "unknown-key"
  | "bad-signature"
  /** The request's own time is too far from ours, or a presigned URL has run out. */
  | "expired-request"
  | "expired-token";

type Words = readonly [code: string, status: number, message: string];

const invalidToken = "The security token included in the request is invalid.";
const expiredToken = "The security token included in the request is expired";
const mismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and " +
  "signing method. Consult the service documentation for details.";
const unreadable = "Authorization header or presigned query does not hold a complete SigV4 signature.";

const json: Readonly<Record<AuthenticationProblem, Words>> = {
  missing: ["MissingAuthenticationTokenException", 400, "Missing Authentication Token"],
  malformed: ["IncompleteSignatureException", 400, unreadable],
  "unknown-key": ["UnrecognizedClientException", 400, invalidToken],
  "bad-signature": ["InvalidSignatureException", 400, mismatch],
  "expired-request": ["InvalidSignatureException", 400, "Signature expired"],
  "expired-token": ["ExpiredTokenException", 400, expiredToken],
};

const query: Readonly<Record<AuthenticationProblem, Words>> = {
  missing: ["MissingAuthenticationToken", 403, "Request is missing Authentication Token"],
  malformed: ["IncompleteSignature", 400, unreadable],
  "unknown-key": ["InvalidClientTokenId", 403, invalidToken],
  "bad-signature": ["SignatureDoesNotMatch", 403, mismatch],
  "expired-request": ["SignatureDoesNotMatch", 403, "Signature expired"],
  "expired-token": ["ExpiredToken", 403, expiredToken],
};

const notValidated = "AWS was not able to validate the provided access credentials";
const ec2: Readonly<Record<AuthenticationProblem, Words>> = {
  missing: ["MissingAuthenticationToken", 403, "The request must contain a valid (registered) AWS access key ID."],
  malformed: ["IncompleteSignature", 400, unreadable],
  "unknown-key": ["AuthFailure", 401, notValidated],
  "bad-signature": ["AuthFailure", 401, notValidated],
  "expired-request": ["RequestExpired", 400, "Request has expired."],
  "expired-token": ["RequestExpired", 400, "Request has expired."],
};

/** `detail` says more than AWS's sentence does, and takes its place. */
export function authenticationError(protocol: Protocol, problem: AuthenticationProblem, detail?: string): AwsError {
  const words = protocol === "ec2Query" ? ec2 : protocol === "awsQuery" ? query : json;
  const [code, status, message] = words[problem];
  return new AwsError(code, detail ?? message, status);
}
