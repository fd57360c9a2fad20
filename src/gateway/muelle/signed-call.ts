// What every signed call of Muelle's own API shares: JSON in and out, SigV4 with the signing name `muelle`, the caller's rights.
// One file per call beside this one; docs/muelle-api.md tells users about them.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../kit/clock.ts";
import type { Dice } from "../../kit/ids.ts";
import type { Log } from "../../kit/log.ts";
import type { Scope } from "../../model/arn.ts";
import { AwsError } from "../../model/errors.ts";
import type { Principal } from "../../model/iam/principal.ts";
import type { Store } from "../../store/store.ts";
import type { Authenticator } from "../auth/authenticate.ts";
import { accessDenied, type Authoriser, type Conditions } from "../auth/authoriser.ts";
import { requestConditions } from "../auth/request-conditions.ts";
import { jsonResponse, respond } from "../http/respond.ts";
import type { OwnHandler, Visit } from "../server.ts";
import type { Addresses } from "../service.ts";
import type { WireRequest } from "../wire/message.ts";

/** What the calls need of the house. */
export interface MuelleParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  readonly addresses: Addresses;
  readonly authenticator: Authenticator;
  readonly authoriser: Authoriser;
}

/** A call whose signature was verified. Its scope: the caller's account, and the region that was signed for. */
export interface SignedCall extends Scope {
  readonly principal: Principal;
  /** The body's JSON object; empty when there is no body. Its members are not checked. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly visit: Visit;
  /** The peer's address; absent when it is not known. */
  readonly sourceAddress?: string;
  /** Whether the caller's policies allow `action` on `resource` (an ARN; default "*"), as the store has them now. */
  readonly may: (action: string, resource?: string, conditions?: Conditions) => boolean;
  /** Throws AccessDeniedException in AWS's words unless they do. */
  readonly authorise: (action: string, resource?: string, conditions?: Conditions) => void;
}

export type Method = "GET" | "POST" | "DELETE";

const spec = { signingName: "muelle" };
const protocol = "awsJson1_1";

/**
 * A handler for one method: verifies the signature, calls `answer`, waits until what it wrote is durable, and sends what it
 * gives as JSON. AwsErrors become `{"__type", "message"}` with their status (400, 403, 404 …).
 */
export const signedCall =
  (parts: MuelleParts, method: Method, answer: (call: SignedCall) => object | Promise<object>): OwnHandler =>
  async (request, response, visit) => {
    checkMethod(request, [method]);
    const output = await answer(identify(parts, await visit.read(), visit));
    await parts.store.flushed();
    await answerJson(response, 200, output);
  };

/** Who signed the request. Throws AwsErrors: of the signature, and 400 for a body that is no JSON object. */
export function identify(parts: MuelleParts, wire: WireRequest, visit: Visit): SignedCall {
  const { store, clock, authenticator, authoriser } = parts;
  const { principal, region } = authenticator.identify(wire, spec, protocol, visit.door);
  const { account } = principal;
  const { sourceAddress } = wire;
  const caller = { region, sourceAddress, userAgent: wire.headers["user-agent"] };
  const decide = (action: string, resource: string, conditions: Conditions = {}) => {
    const all = { ...requestConditions(caller, clock.nowMs()), ...conditions };
    return authoriser.decide(principal, action, resource, all, store);
  };
  return {
    principal,
    account,
    region,
    sourceAddress,
    visit,
    input: jsonObject(wire.body),
    may: (action, resource = "*", conditions = {}) => decide(action, resource, conditions).allowed,
    authorise: (action, resource = "*", conditions = {}) => {
      const { allowed, reason } = decide(action, resource, conditions);
      if (!allowed) throw accessDenied(protocol, principal, action, resource, reason);
    },
  };
}

/** Throws 400 SerializationException when the body is neither empty nor a JSON object. */
export function jsonObject(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    value = undefined;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AwsError("SerializationException", "The request body must be a JSON object.");
}

/** Throws 405 for any other method, and 404 for a path that goes on after the call's name. */
export function checkMethod(request: IncomingMessage, methods: readonly Method[]): void {
  const [path = ""] = (request.url ?? "").split("?");
  if (path.split("/").length > 3) throw nothingAt(path);
  if (methods.some((method) => method === request.method)) return;
  throw new AwsError("MethodNotAllowedException", `${path} takes ${methods.join(", ")}, not ${request.method}.`, 405);
}

/** Throws 404 unless the request came in at the loopback door: browsers of this machine's user come in nowhere else. */
export function checkDoor(request: IncomingMessage, { door }: Visit): void {
  if (!door.trusted) throw nothingAt((request.url ?? "").split("?")[0] ?? "");
}

const nothingAt = (path: string) => new AwsError("NotFoundException", `Muelle has nothing at ${path}.`, 404);

export async function answerJson(
  response: ServerResponse,
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = jsonResponse(status, value);
  Object.assign(answer.headers, { "cache-control": "no-store" }, headers);
  await respond(response, answer);
}
