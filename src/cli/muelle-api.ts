// A client of Muelle's own API (docs/muelle-api.md): signed as AWS's are, with the signing name `muelle`.
import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { region as defaultRegion } from "./aws-environment.ts";

/** A call that was refused, with the error's code (`TaskNotFoundException`) and HTTP status. */
export class MuelleApiError extends Error {
  override readonly name = "MuelleApiError";
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** `POST /_muelle/<name>` as root of the default account. Returns the answer's JSON. Throws MuelleApiError. */
export async function callMuelle<Answer>(
  endpoint: string,
  name: string,
  input: object = {},
  { region = defaultRegion }: { readonly region?: string } = {},
): Promise<Answer> {
  const { hostname, host } = new URL(endpoint);
  const path = `/_muelle/${name}`;
  const plain = { host, "content-type": "application/json" };
  const body = JSON.stringify(input);
  const signer = new SignatureV4({
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    service: "muelle",
    region,
    sha256: Sha256,
  });
  const { headers } = await signer.sign({ method: "POST", protocol: "http:", hostname, path, headers: plain, body });
  const response = await fetch(`${endpoint}${path}`, { method: "POST", headers, body });
  const answer = (await response.json()) as Answer & { readonly __type?: string; readonly message?: string };
  if (response.ok) return answer;
  const { __type = "InternalFailure", message = `${path}: HTTP ${response.status}` } = answer;
  throw new MuelleApiError(__type, response.status, message);
}

/** As the signer wants it. */
class Sha256 {
  readonly #hash;

  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Buffer);
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
}
