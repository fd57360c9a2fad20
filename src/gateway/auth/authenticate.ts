// Who makes a request: the signature is read, its key looked up, its time, scope and token checked, and itself verified.
import type { Clock } from "../../kit/clock.ts";
import type { Principal } from "../../model/iam/principal.ts";
import { isRegion } from "../../model/regions.ts";
import type { Protocol, ServiceSpec } from "../service.ts";
import type { WireRequest } from "../wire/message.ts";
import { type Credential, type Credentials, isWellKnown, wellKnownRoots } from "./credentials.ts";
import { type AuthenticationProblem, authenticationError } from "./problem.ts";
import { bodyIsTampered, SigV4 } from "./sigv4.ts";
import { type Signature, signatureOf } from "./signature.ts";

/** Where requests come in. */
export interface Door {
  /** For the log: "loopback", "tasks". */
  readonly name: string;
  /** Only this machine's own user can reach it: the well-known keys (`test`/`test`) are accepted. */
  readonly trusted: boolean;
}

export interface Identity {
  readonly principal: Principal;
  readonly region: string;
}

/** AWS accepts five minutes either way. */
const mostSkewMs = 5 * 60_000;
const longestPresignedS = 7 * 86_400;

export class Authenticator {
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  readonly #sigV4 = new SigV4();

  constructor(credentials: Credentials, clock: Clock) {
    this.#credentials = credentials;
    this.#clock = clock;
  }

  /** Throws the protocol's AwsError for a request that is not believed. */
  identify(request: WireRequest, spec: Pick<ServiceSpec, "signingName">, protocol: Protocol, door: Door): Identity {
    const refuse = (problem: AuthenticationProblem, detail?: string) => authenticationError(protocol, problem, detail);
    const signature = signatureOf(request);
    if (signature === "absent") throw refuse("missing");
    if (signature === "malformed") throw refuse("malformed");
    const credential = this.#find(signature.accessKeyId, door);
    if (!credential) throw refuse("unknown-key", untrustedKey(signature.accessKeyId, door));
    const wrong = wrongScope(signature, spec) ?? unsignedTarget(request, signature);
    if (wrong !== undefined) throw refuse("bad-signature", wrong);
    const late = this.#wrongTime(signature);
    if (late !== undefined) throw refuse("expired-request", protocol === "ec2Query" ? undefined : late);
    if (bodyIsTampered(request) || !this.#sigV4.verifies(request, signature, credential.secret))
      throw refuse("bad-signature");
    const problem = this.#tokenProblem(signature, credential);
    if (problem) throw refuse(problem);
    return { principal: credential.principal, region: signature.region };
  }

  #find(accessKeyId: string, door: Door): Credential | undefined {
    if (isWellKnown(accessKeyId)) return door.trusted ? wellKnownRoots.find(accessKeyId) : undefined;
    return this.#credentials.find(accessKeyId);
  }

  #tokenProblem({ sessionToken }: Signature, { token, expiresAtMs }: Credential): AuthenticationProblem | undefined {
    if (token !== undefined && sessionToken !== token) return "unknown-key";
    if (expiresAtMs !== undefined && expiresAtMs <= this.#clock.nowMs()) return "expired-token";
    return undefined;
  }

  /** AWS's sentence when the request's time is not ours. */
  #wrongTime({ time, expiresS }: Signature): string | undefined {
    const atMs = parseTime(time);
    if (atMs === undefined) return "Date must be in ISO-8601 'basic format', YYYYMMDD'T'HHMMSS'Z'.";
    const nowMs = this.#clock.nowMs();
    const lifeMs = expiresS === undefined ? mostSkewMs : expiresS * 1000;
    if (atMs <= nowMs + mostSkewMs && atMs + lifeMs >= nowMs) return undefined;
    const now = formatTime(nowMs);
    if (atMs > nowMs)
      return `Signature not yet current: ${time} is still later than ${formatTime(nowMs + mostSkewMs)} (${now} + 5 min.)`;
    const earliest = `${formatTime(nowMs - lifeMs)} (${now} - ${Math.ceil(lifeMs / 60_000)} min.)`;
    return `Signature expired: ${time} is now earlier than ${earliest}`;
  }
}

function wrongScope(signature: Signature, spec: Pick<ServiceSpec, "signingName">): string | undefined {
  const { service, region, date, time, signedHeaders, expiresS = 0 } = signature;
  if (service !== spec.signingName) return `Credential should be scoped to correct service: '${spec.signingName}'.`;
  if (!isRegion(region)) return `Credential should be scoped to a valid region, not '${region}'.`;
  if (!time.startsWith(date))
    return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${time.slice(0, 8)}', from '${time}'.`;
  if (!signedHeaders.includes("host")) return "'Host' must be a 'SignedHeader' in the AWS Authorization.";
  if (expiresS > longestPresignedS) return "X-Amz-Expires must be less than a week (in seconds); that is 604800.";
  return undefined;
}

/** Otherwise who was handed a presigned URL for one operation could turn it into another. */
function unsignedTarget({ headers }: WireRequest, { signedHeaders }: Signature): string | undefined {
  if (headers["x-amz-target"] === undefined || signedHeaders.includes("x-amz-target")) return undefined;
  return "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.";
}

function untrustedKey(accessKeyId: string, door: Door): string | undefined {
  if (door.trusted || !isWellKnown(accessKeyId)) return undefined;
  return (
    `The security token included in the request is invalid: the key '${accessKeyId}' is for this machine's own user and is ` +
    "accepted on the loopback address only. Tasks sign with the credentials of their task role; remove AWS_ACCESS_KEY_ID " +
    "from the container's environment and give the task definition a taskRoleArn."
  );
}

const timeForm = /^\d{8}T\d{6}Z$/;

function parseTime(time: string): number | undefined {
  if (!timeForm.test(time)) return undefined;
  const part = (from: number, to: number) => Number(time.slice(from, to));
  return Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(9, 11), part(11, 13), part(13, 15));
}

const formatTime = (atMs: number) => new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, "");
