// The signature that a request should bear, computed from it as AWS does. The vendor's signer cannot verify: it rebuilds
// presigned URLs its own way and keeps its canonical request to itself.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { WireRequest } from "../wire/message.ts";
import type { Signature } from "./signature.ts";

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();

/** Keys that are remembered; a key holds for one secret, day, region and service. */
const mostKeys = 1000;

export class SigV4 {
  readonly #keys = new Map<string, Buffer>();

  /** Whether `secret` made the signature over this request. */
  verifies(request: WireRequest, signature: Signature, secret: string): boolean {
    const { date, region, service, time } = signature;
    const scope = `${date}/${region}/${service}/aws4_request`;
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonicalRequest(request, signature))}`;
    const expected = hmac(this.#key(secret, signature), text);
    return timingSafeEqual(expected, Buffer.from(signature.signature, "hex"));
  }

  #key(secret: string, { date, region, service }: Signature): Buffer {
    const name = `${secret}\n${date}\n${region}\n${service}`;
    let key = this.#keys.get(name);
    if (!key) {
      key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), "aws4_request");
      if (this.#keys.size >= mostKeys) this.#keys.clear();
      this.#keys.set(name, key);
    }
    return key;
  }
}

/** The hash that the request declares for its body does not fit the body. */
export function bodyIsTampered({ headers, body, sentBody }: WireRequest): boolean {
  const declared = headers["x-amz-content-sha256"];
  return declared !== undefined && /^[0-9a-f]{64}$/.test(declared) && declared !== sha256(sentBody ?? body);
}

function canonicalRequest(request: WireRequest, signature: Signature): string {
  const { method, path, headers, body, sentBody } = request;
  const { signedHeaders } = signature;
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`).join("");
  const query = canonicalQuery(request.query);
  return [method, canonicalPath(path), query, lines, signedHeaders.join(";"), sha256(sentBody ?? body)].join("\n");
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Every service but S3 encodes the path that was sent once more, and drops empty segments. */
function canonicalPath(path: string): string {
  if (path === "/" || path === "") return "/";
  return path
    .split("/")
    .map(encode)
    .join("/")
    .replace(/\/{2,}/g, "/");
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  const pairs = [...new URLSearchParams(query)]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encode(name), encode(value)] as const);
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return pairs
    .sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}
