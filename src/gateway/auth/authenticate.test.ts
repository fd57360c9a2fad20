// Requests signed by the vendor's own signer, and what becomes of them when anything about them changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SignatureV4 } from "@smithy/signature-v4";
import { FakeClock } from "../../kit/fake-clock.ts";
import type { AwsError } from "../../model/errors.ts";
import { Sha256 } from "../http/raw-client.ts";
import { specs } from "../services.ts";
import type { WireRequest } from "../wire/message.ts";
import { Authenticator, type Door } from "./authenticate.ts";
import { type Credentials, rootPrincipal } from "./credentials.ts";

const loopback: Door = { name: "loopback", trusted: true };
const tasks: Door = { name: "tasks", trusted: false };
const startMs = Date.UTC(2026, 0, 1, 12);
const keys: Credentials = {
  find: (accessKeyId) =>
    accessKeyId === "AKIDEXAMPLE"
      ? { secret: "s/ecret+", principal: rootPrincipal("111122223333", accessKeyId) }
      : undefined,
};

interface Signed {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly service?: string;
  readonly region?: string;
  readonly body?: string;
  readonly query?: Record<string, string>;
  readonly path?: string;
}

const signer = ({ accessKeyId = "test", secretAccessKey = "test", service = "ecs", region = "us-east-1" }: Signed) =>
  new SignatureV4({ credentials: { accessKeyId, secretAccessKey }, service, region, sha256: Sha256 });

const target = { host: "localhost:4566", "x-amz-target": "AmazonEC2ContainerServiceV20141113.ListClusters" };
const queryText = (query: Record<string, unknown> = {}) =>
  Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join("&");

async function signed(options: Signed = {}): Promise<WireRequest> {
  const { body = "{}", path = "/", query } = options;
  const request = { method: "POST", protocol: "http:", hostname: "localhost", path, query, headers: target, body };
  const { headers } = await signer(options).sign(request, { signingDate: new Date(startMs) });
  return { method: "POST", path, query: queryText(query), headers, body: Buffer.from(body) };
}

async function presigned(options: Signed = {}, expiresIn = 60): Promise<WireRequest> {
  const query = { Action: "GetCallerIdentity", Version: "2011-06-15", ...options.query };
  const request = {
    method: "GET",
    protocol: "http:",
    hostname: "localhost",
    path: "/",
    query,
    headers: { host: "localhost:4566" },
  };
  const out = await signer({ service: "sts", ...options }).presign(request, {
    signingDate: new Date(startMs),
    expiresIn,
  });
  return {
    method: "GET",
    path: "/",
    query: queryText(out.query as object as Record<string, string>),
    headers: { host: "localhost:4566" },
    body: Buffer.alloc(0),
  };
}

function house(afterMs = 0) {
  const clock = new FakeClock(startMs + afterMs);
  const authenticator = new Authenticator(keys, clock);
  const json = (request: WireRequest, door = loopback) =>
    authenticator.identify(request, specs.ecs, "awsJson1_1", door);
  const query = (request: WireRequest, door = loopback) => authenticator.identify(request, specs.sts, "awsQuery", door);
  const ec2 = (request: WireRequest, door = loopback) => authenticator.identify(request, specs.ec2, "ec2Query", door);
  return { json, query, ec2 };
}

const refused =
  (code: string, status: number, message = /./) =>
  (thrown: AwsError) => {
    assert.deepEqual([thrown.code, thrown.status], [code, status]);
    assert.match(thrown.message, message);
    return true;
  };

test("test/test is root of 000000000000, in the region that was signed for", async () => {
  const identity = house().json(await signed({ region: "eu-south-2" }));
  assert.equal(identity.principal.arn, "arn:aws:iam::000000000000:root");
  assert.equal(identity.region, "eu-south-2");
});

test("a 12-digit access key id with secret test selects its account", async () => {
  const { principal } = house().json(await signed({ accessKeyId: "123456789012" }));
  assert.equal(principal.account, "123456789012");
  const wrong = await signed({ accessKeyId: "123456789012", secretAccessKey: "other" });
  assert.throws(() => house().json(wrong), refused("InvalidSignatureException", 400, /does not match/));
});

test("other keys are looked up", async () => {
  const { principal } = house().json(await signed({ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s/ecret+" }));
  assert.equal(principal.account, "111122223333");
});

test("the tasks' door takes keys, but not the well-known ones", async () => {
  const known = await signed({ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "s/ecret+" });
  assert.equal(house().json(known, tasks).principal.account, "111122223333");
  const wellKnown = await signed();
  assert.throws(
    () => house().json(wellKnown, tasks),
    refused("UnrecognizedClientException", 400, /accepted on the loopback address only.*task role/),
  );
});

test("each protocol has its own code for each problem", async () => {
  const { json, query, ec2 } = house();
  const unsigned: WireRequest = { method: "POST", path: "/", query: "", headers: {}, body: Buffer.from("{}") };
  assert.throws(() => json(unsigned), refused("MissingAuthenticationTokenException", 400));
  assert.throws(() => query(unsigned), refused("MissingAuthenticationToken", 403));
  assert.throws(() => ec2(unsigned), refused("MissingAuthenticationToken", 403));
  const stranger = { accessKeyId: "AKIASTRANGER" };
  const nobody = await signed(stranger);
  assert.throws(() => json(nobody), refused("UnrecognizedClientException", 400));
  assert.throws(() => query(nobody), refused("InvalidClientTokenId", 403));
  assert.throws(() => ec2(nobody), refused("AuthFailure", 401));
  const wrong = { secretAccessKey: "wrong" };
  const [forEcs, forSts, forEc2] = await Promise.all([
    signed(wrong),
    signed({ ...wrong, service: "sts" }),
    signed({ ...wrong, service: "ec2" }),
  ]);
  assert.throws(() => json(forEcs), refused("InvalidSignatureException", 400));
  assert.throws(() => query(forSts), refused("SignatureDoesNotMatch", 403));
  assert.throws(() => ec2(forEc2), refused("AuthFailure", 401));
  const scrambled: WireRequest = { ...unsigned, headers: { authorization: "AWS4-HMAC-SHA256 Credential=x" } };
  assert.throws(() => json(scrambled), refused("IncompleteSignatureException", 400));
});

test("anything that changes on the way breaks the signature", async () => {
  const { json, query } = house();
  const request = await signed({ query: { a: "1 +/", b: "é" } });
  json(request);
  const changes: Partial<WireRequest>[] = [
    { body: Buffer.from('{"a":1}') },
    { method: "PUT" },
    { path: "/x" },
    { query: request.query.replace("1", "2") },
    { query: `${request.query}&c=3` },
    { headers: { ...request.headers, "x-amz-target": "AmazonEC2ContainerServiceV20141113.DeleteCluster" } },
    { headers: { ...request.headers, host: "localhost:1" } },
  ];
  for (const change of changes)
    assert.throws(
      () => json({ ...request, ...change }),
      refused("InvalidSignatureException", 400),
      Object.keys(change)[0],
    );
  const url = await presigned();
  query(url);
  const other = { ...url, query: url.query.replace("GetCallerIdentity", "GetSessionToken") };
  assert.throws(() => query(other), refused("SignatureDoesNotMatch", 403));
});

test("header signatures hold for five minutes either way", async () => {
  const request = await signed();
  house(299_000).json(request);
  house(-299_000).json(request);
  assert.throws(
    () => house(301_000).json(request),
    refused(
      "InvalidSignatureException",
      400,
      /^Signature expired: 20260101T120000Z is now earlier than 20260101T120001Z/,
    ),
  );
  assert.throws(
    () => house(-301_000).json(request),
    refused("InvalidSignatureException", 400, /^Signature not yet current: 20260101T120000Z is still later than/),
  );
  const forEc2 = await signed({ service: "ec2" });
  assert.throws(() => house(301_000).ec2(forEc2), refused("RequestExpired", 400));
});

test("presigned requests hold until they expire, a week at most", async () => {
  const url = await presigned({}, 3600);
  house(3_599_000).query(url);
  assert.throws(() => house(3_601_000).query(url), refused("SignatureDoesNotMatch", 403, /Signature expired/));
  const long = { ...url, query: url.query.replace("X-Amz-Expires=3600", "X-Amz-Expires=604801") };
  assert.throws(() => house().query(long), refused("SignatureDoesNotMatch", 403, /less than a week/));
});

test("a signature is for one service, a real region, its own day, and covers the host", async () => {
  const { json } = house();
  const forSts = await signed({ service: "sts" });
  assert.throws(() => json(forSts), refused("InvalidSignatureException", 400, /scoped to correct service: 'ecs'/));
  const nowhere = await signed({ region: "mars-north-1" });
  assert.throws(() => json(nowhere), refused("InvalidSignatureException", 400, /valid region, not 'mars-north-1'/));
  const request = await signed();
  const change = (from: string | RegExp, to: string) => ({
    ...request,
    headers: { ...request.headers, authorization: request.headers.authorization!.replace(from, to) },
  });
  assert.throws(
    () => json(change("/20260101/", "/20260102/")),
    refused("InvalidSignatureException", 400, /Date in Credential scope/),
  );
  assert.throws(
    () => json(change("host;", "")),
    refused("InvalidSignatureException", 400, /'Host' must be a 'SignedHeader'/),
  );
});

test("what the operation is must be signed too: a presigned URL for one operation cannot become another", async () => {
  const url = await presigned({}, 3600);
  const other = {
    ...url,
    headers: { ...url.headers, "x-amz-target": "AWSSecurityTokenServiceV20110615.GetSessionToken" },
  };
  assert.throws(() => house().query(other), refused("SignatureDoesNotMatch", 403, /'X-Amz-Target' must be a 'Signed/));
});

test("signed headers with names of every object, and one that node keeps as a list, are a bad signature like others", async () => {
  const request = await signed();
  for (const name of ["constructor", "__proto__", "toString", "set-cookie"]) {
    const authorization = request.headers.authorization!.replace("host;", `${name};host;`);
    const headers = { ...request.headers, authorization, "set-cookie": ["a=b"] as unknown as string };
    assert.throws(() => house().json({ ...request, headers }), refused("InvalidSignatureException", 400), name);
  }
});

test("a gzip body is signed as it was sent", async () => {
  const request = await signed({ body: "compressed bytes" });
  house().json({ ...request, body: Buffer.from("plain"), sentBody: request.body });
});
