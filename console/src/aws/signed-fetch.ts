// Muelle's own small API is signed like AWS's (SigV4, signing name "muelle"): docs/muelle-api.md.
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface SignedRequest {
  readonly method: string;
  /** With its query: /_muelle/events */
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export async function signedFetch(
  keys: Keys | (() => Promise<Keys>),
  region: string,
  { method, path, body, signal }: SignedRequest,
): Promise<Response> {
  const signer = new SignatureV4({ credentials: keys, region, service: "muelle", sha256: Sha256 });
  const signed = await signer.sign({
    method,
    protocol: location.protocol,
    hostname: location.hostname,
    path,
    headers: { host: location.host, ...(body !== undefined && { "content-type": "application/json" }) },
    body,
  });
  const { host: _set_by_the_browser, ...headers } = signed.headers;
  return fetch(path, { method, headers, body, signal, cache: "no-store" });
}
