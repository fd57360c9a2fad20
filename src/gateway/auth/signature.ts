// What a request says about its signer: SigV4 in the Authorization header, or presigned in the query.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import type { WireRequest } from "../wire/message.ts";

export interface Signature {
  readonly kind: "header" | "presigned";
  readonly accessKeyId: string;
  /** Of the credential scope: YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** 64 hexadecimal digits. */
  readonly signature: string;
  /** As sent: 20260101T000000Z. */
  readonly time: string;
  /** Presigned only. */
  readonly expiresS?: number;
  readonly sessionToken?: string;
}

const algorithm = "AWS4-HMAC-SHA256";
/** Neither a space nor a comma; bounded, because it comes from anybody. */
const token = "([^,\\s]{1,2048})";
const header = new RegExp(
  `^${algorithm}\\s+Credential=${token},\\s*SignedHeaders=${token},\\s*Signature=([0-9a-f]{64})\\s*$`,
);

/** "absent": nothing is signed; "malformed": signed, but not in a way that can be read. */
export function signatureOf(request: WireRequest): Signature | "absent" | "malformed" {
  const { authorization } = request.headers;
  if (authorization !== undefined) return headerSignature(request, authorization);
  if (!request.query.includes("X-Amz-")) return "absent";
  const query = new URLSearchParams(request.query);
  return query.has("X-Amz-Algorithm") || query.has("X-Amz-Signature") ? presignedSignature(query) : "absent";
}

function headerSignature({ headers }: WireRequest, authorization: string): Signature | "malformed" {
  const [, credential = "", signedHeaders = "", signature = ""] = header.exec(authorization) ?? [];
  const scope = parseCredential(credential);
  const time = headers["x-amz-date"];
  if (!scope || time === undefined) return "malformed";
  const sessionToken = headers["x-amz-security-token"];
  return { kind: "header", ...scope, signedHeaders: signedHeaders.split(";"), signature, time, sessionToken };
}

function presignedSignature(query: URLSearchParams): Signature | "malformed" {
  const scope = parseCredential(query.get("X-Amz-Credential") ?? "");
  const signature = query.get("X-Amz-Signature") ?? "";
  const time = query.get("X-Amz-Date");
  const expires = query.get("X-Amz-Expires") ?? "";
  const readable = query.get("X-Amz-Algorithm") === algorithm && /^[0-9a-f]{64}$/.test(signature);
  if (!scope || !readable || time === null || !/^\d{1,6}$/.test(expires)) return "malformed";
  const signedHeaders = (query.get("X-Amz-SignedHeaders") ?? "").split(";");
  const sessionToken = query.get("X-Amz-Security-Token") ?? undefined;
  return { kind: "presigned", ...scope, signedHeaders, signature, time, expiresS: Number(expires), sessionToken };
}

/** The service that the Authorization header names, whoever signed it; for messages. */
export function scopedService(headers: WireRequest["headers"]): string | undefined {
  return /Credential=[^,]{1,2048}\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? "")?.[1];
}

/** From the right: an access key id may contain slashes. */
function parseCredential(credential: string) {
  const parts = credential.split("/");
  const [date = "", region = "", service = "", end] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join("/");
  if (end !== "aws4_request" || !/^\d{8}$/.test(date) || !accessKeyId || !region || !service) return undefined;
  return { accessKeyId, date, region, service };
}
