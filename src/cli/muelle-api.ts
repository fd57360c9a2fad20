// A client of Muelle's own API (docs/muelle-api.md): signed as AWS's are, with the signing name `muelle`.
import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Clock } from "../kit/clock.ts";
import { region as defaultRegion } from "./aws-environment.ts";
import { Problem } from "./problem.ts";

export interface MuelleCall {
  /** The name after /_muelle/. */
  readonly name: string;
  readonly input?: object;
  /** Default: the account of the keys `test`/`test`. */
  readonly account?: string;
  readonly region?: string;
}

interface Refusal {
  readonly __type?: string;
  readonly message?: string;
}

/** The answer's JSON. Throws a Problem whose code is the error's, in kebab case: `task-not-found`. */
export async function callMuelle<Answer>(endpoint: string, clock: Clock, call: MuelleCall): Promise<Answer> {
  const { hostname, port } = new URL(endpoint);
  const request = {
    method: "POST",
    protocol: "http:",
    hostname,
    path: `/_muelle/${call.name}`,
    headers: { host: `${hostname}:${port}`, "content-type": "application/json" },
    body: JSON.stringify(call.input ?? {}),
  };
  const signer = new SignatureV4({
    // A machine's own user is root of every account: its key is the account's number.
    credentials: { accessKeyId: call.account ?? "test", secretAccessKey: "test" },
    service: "muelle",
    region: call.region ?? defaultRegion,
    sha256: Sha256,
  });
  const { headers } = await signer.sign(request, { signingDate: new Date(clock.nowMs()) });
  const response = await fetch(`${endpoint}${request.path}`, { method: "POST", headers, body: request.body });
  const answer = (await response.json()) as Answer & Refusal;
  if (response.ok) return answer;
  throw new Problem(problemCode(answer.__type), answer.message ?? `HTTP ${response.status}`);
}

/** `TaskNotFoundException` → `task-not-found` */
const problemCode = (type = "MuelleApi"): string =>
  type
    .replace(/Exception$/, "")
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase();

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
