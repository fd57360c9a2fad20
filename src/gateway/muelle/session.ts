// /_muelle/session: POST signs a browser in, GET gives it fresh credentials, DELETE signs it out.
import type { ServerResponse } from "node:http";
import { AwsError } from "../../model/errors.ts";
import type { Principal } from "../../model/iam/principal.ts";
import type { Session } from "../../model/iam/session.ts";
import { type ConsoleSession, nameOf } from "../../model/iam/sign-in.ts";
import {
  endConsoleSession,
  findConsoleSession,
  issueConsoleCredentials,
  openConsoleSession,
  redeemSignInLink,
} from "../../store/console-sessions.ts";
import type { Transaction } from "../../store/store.ts";
import type { OwnHandler, Visit } from "../server.ts";
import type { WireRequest } from "../wire/message.ts";
import { SessionCookie } from "./session-cookie.ts";
import { answerJson, checkDoor, checkMethod, identify, jsonObject } from "./signed-call.ts";
import { checkMaySignIn, type SignInParts, stillHolds } from "./sign-in-parts.ts";
import { WrongTokens } from "./wrong-tokens.ts";

/** Where the console begins; its user may choose another. */
const firstRegion = "us-east-1";

export function sessionCall(parts: SignInParts): OwnHandler {
  const calls = new SessionCalls(parts);
  return async (request, response, visit) => {
    checkDoor(request, visit);
    checkMethod(request, ["GET", "POST", "DELETE"]);
    const wire = await visit.read();
    if (request.method === "POST") await calls.signIn(wire, visit, response);
    else if (request.method === "GET") await calls.renew(wire, response);
    else await calls.signOut(wire, response);
  };
}

class SessionCalls {
  readonly #parts: SignInParts;
  readonly #cookie: SessionCookie;
  readonly #wrong: WrongTokens;

  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#cookie = new SessionCookie(parts.house.instance);
    this.#wrong = new WrongTokens(parts.clock);
  }

  async signIn(wire: WireRequest, visit: Visit, response: ServerResponse): Promise<void> {
    const { store, log } = this.#parts;
    const token = tokenIn(wire);
    const signer = token === undefined ? identify(this.#parts, wire, visit).principal : undefined;
    if (signer) checkMaySignIn(signer);
    const facts = this.#now();
    const opened = store.transact((tx) => {
      const principal = signer ?? this.#redeem(tx, token ?? "", facts.nowMs);
      if (!principal) return undefined;
      const before = this.#find(wire);
      if (before) endConsoleSession(tx, before);
      const { cookie, session } = openConsoleSession(tx, principal, facts);
      return { cookie, session, credentials: issueConsoleCredentials(tx, session, facts) };
    });
    await store.flushed();
    if (!opened) throw this.#wrong.refusal();
    const { cookie, session, credentials } = opened;
    log.info("console: signed in", { principal: session.principal.arn });
    this.#cookie.set(response, cookie, Math.floor((session.expiresAtMs - facts.nowMs) / 1000));
    await answerJson(response, 200, this.#answer(session.principal, credentials));
  }

  /** No session is an answer and no error: browsers would write one into their consoles at each first visit. */
  async renew(wire: WireRequest, response: ServerResponse): Promise<void> {
    const { store } = this.#parts;
    const facts = this.#now();
    const session = this.#find(wire);
    if (session && stillHolds(this.#parts, session.principal)) {
      const credentials = store.transact((tx) => issueConsoleCredentials(tx, session, facts));
      await store.flushed();
      return answerJson(response, 200, this.#answer(session.principal, credentials));
    }
    if (session) store.transact((tx) => endConsoleSession(tx, session));
    await store.flushed();
    this.#cookie.clear(response);
    response.writeHead(204, { "cache-control": "no-store" }).end();
  }

  /** Signing out twice is no error. */
  async signOut(wire: WireRequest, response: ServerResponse): Promise<void> {
    const { store, log } = this.#parts;
    const session = this.#find(wire);
    if (session) {
      store.transact((tx) => endConsoleSession(tx, session));
      await store.flushed();
      log.info("console: signed out", { principal: session.principal.arn });
    }
    this.#cookie.clear(response);
    await answerJson(response, 200, {});
  }

  /** A link of somebody whose key or user is gone is as good as none. */
  #redeem(tx: Transaction, token: string, nowMs: number): Principal | undefined {
    const principal = redeemSignInLink(tx, token, nowMs);
    return principal && stillHolds(this.#parts, principal) ? principal : undefined;
  }

  #find({ headers }: WireRequest): ConsoleSession | undefined {
    const cookie = this.#cookie.read(headers["cookie"]);
    return cookie === undefined ? undefined : findConsoleSession(this.#parts.store, cookie, this.#now().nowMs);
  }

  #now() {
    return { nowMs: this.#parts.clock.nowMs(), dice: this.#parts.dice };
  }

  #answer(principal: Principal, { accessKeyId, secretAccessKey, sessionToken, expiresAtMs }: Session) {
    const { account, arn, kind } = principal;
    const expiration = new Date(expiresAtMs).toISOString();
    return {
      credentials: { accessKeyId, secretAccessKey, sessionToken, expiration },
      principal: { account, arn, name: nameOf(principal), kind },
      region: firstRegion,
      ...this.#parts.house,
    };
  }
}

/** Undefined: the request must be signed instead. Throws 400 for anything else than a token's text. */
function tokenIn({ body, headers }: WireRequest): string | undefined {
  const { token } = jsonObject(body);
  if (token === undefined) return undefined;
  if (typeof token !== "string" || token === "") throw new AwsError("ValidationException", "token must be a text.");
  if (headers["authorization"] !== undefined)
    throw new AwsError("ValidationException", "Sign in with a token or with a signature, not with both.");
  return token;
}
