// What goes wrong, in the words of the protocol: status, OCI code, message. OCI distribution-spec 1.1, error codes.
import type { ServerResponse } from "node:http";
import { MachineError } from "../../kit/machine-error.ts";
import { Refusal } from "../ports.ts";
import type { RefusalCode } from "../ports.ts";
import { sendJson } from "./answer.ts";

export type WireCode =
  | RefusalCode
  | "UNAUTHORIZED"
  | "RANGE_INVALID"
  | "PAGINATION_NUMBER_INVALID"
  | "UNAVAILABLE"
  | "UNKNOWN";

export interface Failure {
  readonly status: number;
  readonly code: WireCode;
  readonly message: string;
  readonly detail?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by an endpoint that knows the exact status and headers; all others throw Refusals and MachineErrors. */
export class WireError extends Error {
  override readonly name = "WireError";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const statusOf: Readonly<Record<RefusalCode, number>> = {
  BLOB_UNKNOWN: 404,
  BLOB_UPLOAD_INVALID: 400,
  BLOB_UPLOAD_UNKNOWN: 404,
  DIGEST_INVALID: 400,
  MANIFEST_BLOB_UNKNOWN: 404,
  MANIFEST_INVALID: 400,
  MANIFEST_UNKNOWN: 404,
  NAME_INVALID: 400,
  NAME_UNKNOWN: 404,
  SIZE_INVALID: 400,
  TAG_INVALID: 400,
  DENIED: 403,
  UNSUPPORTED: 405,
  TOOMANYREQUESTS: 429,
};

/** How a thrown thing is answered; undefined for what nobody expected. */
export function failureOf(thrown: unknown): Failure | undefined {
  if (thrown instanceof WireError) return thrown.failure;
  if (thrown instanceof Refusal)
    return { status: statusOf[thrown.code], code: thrown.code, message: thrown.message, detail: thrown.detail };
  if (isFullDisk(thrown)) return { status: 507, code: "UNAVAILABLE", message: fullDisk };
  if (!(thrown instanceof MachineError)) return undefined;
  const { kind, message } = thrown;
  if (kind === "unavailable" || kind === "time-out") return { status: 503, code: "UNAVAILABLE", message };
  return { ...ofUpload[kind], message };
}

const fullDisk = "the disk of Muelle's data directory is full; make room on it and push again";

const isFullDisk = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && (thrown.code === "ENOSPC" || thrown.code === "EDQUOT");

/** Machine errors come from the blob store, and there only from uploads. */
const ofUpload = {
  "not-found": { status: 404, code: "BLOB_UPLOAD_UNKNOWN" },
  conflict: { status: 416, code: "RANGE_INVALID" },
  invalid: { status: 400, code: "DIGEST_INVALID" },
  denied: { status: 403, code: "DENIED" },
} as const;

/** Sends the error body that clients know how to read. */
export function sendFailure(res: ServerResponse, failure: Failure): void {
  const { status, code, message, detail, headers } = failure;
  sendJson(res, status, { errors: [{ code, message, ...(detail !== undefined && { detail }) }] }, headers);
}
