// Signing in: once, in time, with the right words; and out again, with all that came of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fc from "fast-check";
import { sessions } from "../../store/tables/sts.ts";
import { consoleSessions, signInLinks } from "../../store/tables/console.ts";
import { forgetDeadSignIns } from "../../store/console-sessions.ts";
import { type Answer, type Keys, type MuelleHouse, muelleHouse, root } from "./test-house.ts";

let house: MuelleHouse;
before(async () => void (house = await muelleHouse()));
after(() => house.close());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function newToken(keys: Keys = root): Promise<string> {
  const { status, json } = await house.ask("/_muelle/sign-in-links", { method: "POST", keys });
  assert.equal(status, 200, json.message);
  return json.token;
}

const signIn = (token: unknown, headers: Record<string, string> = {}) =>
  house.ask("/_muelle/session", { method: "POST", body: { token }, headers });
const renew = (cookie?: string) => house.ask("/_muelle/session", { headers: cookie === undefined ? {} : { cookie } });
const signOut = (cookie: string) => house.ask("/_muelle/session", { method: "DELETE", headers: { cookie } });
const cookieOf = ({ headers }: Answer) => headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
/** What the credentials are good for. */
const use = async ({ json }: Answer, region = "us-east-1") =>
  house.ask("/_muelle/client-address", { keys: json.credentials, region });

test("a link signs in once", async () => {
  const { status, json } = await house.ask("/_muelle/sign-in-links", { method: "POST", keys: root });
  assert.equal(status, 200);
  assert.equal(json.url, `http://localhost:4566/sign-in?token=${json.token}`);
  assert.equal(json.expiresAt, new Date(house.clock.nowMs() + 15 * minuteMs).toISOString());
  assert.match(json.token, /^[A-Za-z0-9]{48}$/);
  const first = await signIn(json.token);
  assert.equal(first.status, 200);
  const { credentials, ...rest } = first.json;
  assert.deepEqual(rest, {
    principal: {
      account: "000000000000",
      arn: "arn:aws:iam::000000000000:root",
      name: "root",
      kind: "root",
    },
    region: "us-east-1",
    instance: "abcd",
    version: "1.2.3",
    engine: "simulated",
  });
  assert.match(credentials.accessKeyId, /^ASIA/);
  assert.equal(credentials.expiration, new Date(house.clock.nowMs() + hourMs).toISOString());
  assert.equal((await use(first)).status, 200);
  const again = await signIn(json.token);
  assert.deepEqual([again.status, again.json.__type], [401, "InvalidSignInTokenException"]);
  assert.equal(again.headers["set-cookie"], undefined);
});

test("neither tokens nor cookies are kept as they are", async () => {
  const token = await newToken();
  assert.ok(!JSON.stringify(house.store.list(signInLinks)).includes(token));
  const [, cookie = ""] = cookieOf(await signIn(token)).split("=");
  assert.ok(!JSON.stringify(house.store.list(consoleSessions)).includes(cookie));
});

test("a link holds for 15 minutes", async () => {
  const [early, late] = [await newToken(), await newToken()];
  house.clock.advance(15 * minuteMs - 1);
  assert.equal((await signIn(early)).status, 200);
  house.clock.advance(1);
  assert.equal((await signIn(late)).status, 401);
});

test("the cookie is for this house, this call and no script", async () => {
  const { headers } = await signIn(await newToken());
  assert.match(
    String(headers["set-cookie"]),
    /^muelle-session-abcd=[A-Za-z0-9]{48}; Path=\/_muelle\/session; Max-Age=43200; HttpOnly; SameSite=Strict$/,
  );
  assert.equal(headers["cache-control"], "no-store");
});

test("a browser gets fresh credentials while it is signed in, for twelve hours", async () => {
  const first = await signIn(await newToken());
  const cookie = cookieOf(first);
  const second = await renew(`other=1; ${cookie}; more=2`);
  assert.equal(second.status, 200);
  assert.notEqual(second.json.credentials.accessKeyId, first.json.credentials.accessKeyId);
  assert.deepEqual(second.json.principal, first.json.principal);
  house.clock.advance(12 * hourMs - 10 * minuteMs);
  assert.equal((await use(first)).json.__type, "ExpiredTokenException");
  const last = await renew(cookie);
  const leftMs = Date.parse(last.json.credentials.expiration) - house.clock.nowMs();
  assert.equal(leftMs, 10 * minuteMs, "credentials do not outlive the session");
  house.clock.advance(10 * minuteMs);
  const { status, text, headers } = await renew(cookie);
  assert.deepEqual([status, text], [204, ""]);
  assert.match(String(headers["set-cookie"]), /=; .*Max-Age=0/);
});

test("without a cookie, or with a wrong one, nobody is signed in", async () => {
  for (const cookie of [undefined, "", "muelle-session-abcd", "muelle-session-abcd=guess", "muelle-session-other=x"])
    assert.equal((await renew(cookie)).status, 204);
});

test("signing out ends the session and the credentials that it gave", async () => {
  const first = await signIn(await newToken());
  const cookie = cookieOf(first);
  const second = await renew(cookie);
  const { status, headers } = await signOut(cookie);
  assert.equal(status, 200);
  assert.match(String(headers["set-cookie"]), /Max-Age=0/);
  for (const answer of [first, second]) assert.equal((await use(answer)).json.__type, "UnrecognizedClientException");
  assert.equal((await renew(cookie)).status, 204);
  assert.equal((await signOut(cookie)).status, 200, "again is no error");
});

test("who signs in again in the same browser ends the session before", async () => {
  const first = await signIn(await newToken());
  const second = await signIn(await newToken(), { cookie: cookieOf(first) });
  assert.equal((await use(first)).json.__type, "UnrecognizedClientException");
  assert.equal((await use(second)).status, 200);
});

test("long-term keys sign in without a link, also a user's", async () => {
  const keys = await house.newUser("Ana");
  const answer = await house.ask("/_muelle/session", { method: "POST", keys });
  assert.deepEqual(answer.json.principal, {
    account: "000000000000",
    arn: "arn:aws:iam::000000000000:user/Ana",
    name: "Ana",
    kind: "user",
  });
  const { json } = await house.ask("/_muelle/sign-in-links", { method: "POST", keys });
  assert.equal((await signIn(json.token)).json.principal.name, "Ana");
  assert.equal((await renew(cookieOf(answer))).status, 200);
});

test("a session ends when its key is switched off or its user goes, and so do links", async () => {
  const keys = await house.newUser("Berta");
  const other = await house.newUser("Carla");
  const cookies = [];
  for (const one of [keys, other]) cookies.push(cookieOf(await signIn(await newToken(one))));
  const tokens = [await newToken(keys), await newToken(other)];
  const { accessKeyId: AccessKeyId } = keys;
  await house.call("iam", "UpdateAccessKey", { UserName: "Berta", AccessKeyId, Status: "Inactive" });
  await house.call("iam", "DeleteAccessKey", { UserName: "Carla", AccessKeyId: other.accessKeyId });
  await house.call("iam", "DeleteUser", { UserName: "Carla" });
  for (const cookie of cookies) assert.equal((await renew(cookie)).status, 204);
  for (const token of tokens) assert.equal((await signIn(token)).status, 401);
  await house.call("iam", "UpdateAccessKey", { UserName: "Berta", AccessKeyId, Status: "Active" });
  assert.equal((await renew(cookies[0])).status, 204, "it has ended");
});

test("the credentials of sessions and roles do not sign in", async () => {
  const { json } = await signIn(await newToken());
  for (const path of ["/_muelle/sign-in-links", "/_muelle/session"]) {
    const answer = await house.ask(path, { method: "POST", keys: json.credentials });
    assert.deepEqual([answer.status, answer.json.__type], [403, "AccessDeniedException"]);
    assert.match(answer.json.message, /temporary credentials of a session/);
  }
});

test("the tasks' door knows neither links nor sessions, even with keys that are good there", async () => {
  const keys = await house.newUser("Dora");
  for (const [method, path] of [
    ["POST", "/_muelle/sign-in-links"],
    ["POST", "/_muelle/session"],
    ["GET", "/_muelle/session"],
    ["DELETE", "/_muelle/session"],
  ] as const)
    assert.equal((await house.ask(path, { method, keys, door: "tasks" })).status, 404, path);
  const address = await house.ask("/_muelle/client-address", { keys, door: "tasks" });
  assert.equal(address.status, 200);
  assert.match(address.json.address, /^127\.0\.0\./);
});

test("the client's address is the machine's in the public pool", async () => {
  const { json } = await house.ask("/_muelle/client-address", { keys: root });
  assert.deepEqual(json, { address: "198.18.0.1" });
});

test("unsigned, ill-signed and ill-formed requests are refused with what is wrong", async () => {
  const codes = async (path: string, options: Parameters<MuelleHouse["ask"]>[1]) => {
    const { status, json } = await house.ask(path, options);
    return [status, json.__type];
  };
  const post = { method: "POST" };
  assert.deepEqual(await codes("/_muelle/sign-in-links", post), [400, "MissingAuthenticationTokenException"]);
  const wrong = { accessKeyId: "test", secretAccessKey: "guess" };
  assert.deepEqual(await codes("/_muelle/session", { ...post, keys: wrong }), [400, "InvalidSignatureException"]);
  assert.deepEqual(await codes("/_muelle/session", { ...post, keys: root, body: { token: "x" } }), [
    400,
    "ValidationException",
  ]);
  assert.deepEqual(await codes("/_muelle/session", { method: "PUT" }), [405, "MethodNotAllowedException"]);
  assert.deepEqual(await codes("/_muelle/session/x", {}), [404, "NotFoundException"]);
  assert.deepEqual(await codes("/_muelle/events", { ...post, keys: root }), [405, "MethodNotAllowedException"]);
  assert.deepEqual(await codes("/_muelle/events", {}), [400, "MissingAuthenticationTokenException"]);
});

test("odd bodies are 400, or a token that is not known; never a failure of ours", async () => {
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ token: fc.anything() })
      .map((value) => JSON.stringify(value, (_, v) => (typeof v === "bigint" ? 1 : v))),
    fc.constantFrom('{"__proto__":{"token":"x"}}', '{"token":""}', "null", "[]", '{"token":null}', "\u0000"),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.boolean(), async (text, signed) => {
      const options = { method: "POST", body: text, ...(signed && { keys: root }) };
      const { status, json } = await house.ask("/_muelle/session", options);
      assert.ok(status === 200 || (status >= 400 && status < 500), `${status} for ${text}`);
      if (status !== 200) assert.equal(typeof json.__type, "string");
      if (!signed) assert.notEqual(status, 200, text);
    }),
    { numRuns: 150 },
  );
});

test("too many wrong tokens are told to wait, and a right one still signs in", async () => {
  house.clock.advance(minuteMs);
  const token = await newToken();
  const answers = [];
  for (let i = 0; i < 31; i++) answers.push((await signIn(`wrong-${i}`)).status);
  assert.deepEqual([answers[0], answers[29], answers[30]], [401, 401, 429]);
  assert.equal((await signIn(token)).status, 200);
  house.clock.advance(minuteMs);
  assert.equal((await signIn("wrong")).status, 401);
});

test("what has ended is forgotten", async () => {
  await signIn(await newToken());
  await newToken();
  house.clock.advance(12 * hourMs);
  house.store.transact((tx) => forgetDeadSignIns(tx, house.clock.nowMs()));
  assert.deepEqual([house.store.list(signInLinks), house.store.list(consoleSessions)], [[], []]);
  assert.equal(house.store.list(sessions).filter(({ consoleSession }) => consoleSession !== undefined).length, 0);
});
