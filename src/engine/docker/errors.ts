// What Docker answers, as MachineErrors by kind. Docker's own text is always kept: it is what a user can search for.
import { MachineError, type MachineErrorKind } from "../../kit/machine-error.ts";

const connectionAdvice: Readonly<Record<string, string>> = {
  ENOENT: "there is no such socket: start Docker Engine, or name its socket",
  ECONNREFUSED: "nothing listens there: start Docker Engine",
  EACCES: "this user may not use it: run as root or join the group docker",
};

/** The error of a connection that could not be made or broke: always `unavailable`, with what to do. */
export function connectionError(socketPath: string, cause: NodeJS.ErrnoException): MachineError {
  const advice = connectionAdvice[cause.code ?? ""] ?? "the connection broke: is Docker Engine being restarted?";
  return new MachineError(
    "unavailable",
    `Docker Engine does not answer at ${socketPath} (${cause.message}); ${advice}`,
    {
      cause,
    },
  );
}

const kinds: Readonly<Record<number, MachineErrorKind>> = {
  400: "invalid",
  401: "denied",
  403: "denied",
  404: "not-found",
  409: "conflict",
};

/** Docker reports many faults of a specification as 500; these come from the specification, so trying again is vain. */
const specificationFault =
  /OCI runtime (create|exec) failed|unable to find (user|group)|no matching entries in|error gathering device information|non-shareable IPC|invalid (mount|CapAdd|CapDrop|capability|argument)|error while creating mount source path|unknown or invalid runtime|could not select device driver|failed to set .*limit|does not support reading/i;

/** The error of an answer of 400 or more. */
export function answerError(status: number, message: string): MachineError {
  const kind = kinds[status] ?? (specificationFault.test(message) ? "invalid" : "unavailable");
  return new MachineError(kind, message);
}

/**
 * The error of a refused start. Docker answers 404 and 409 also for the container whose network is to be joined: the
 * one to be started exists then, so it is a `conflict` of states, not a `not-found`.
 */
export function startError(id: string, error: MachineError): MachineError {
  if (error.kind !== "not-found" || error.message.includes(id)) return error;
  return new MachineError("conflict", error.message, { cause: error });
}

const pullKinds: readonly (readonly [RegExp, MachineErrorKind])[] = [
  [
    /no matching manifest|exec format error|cannot be used on this platform|does not match the specified platform/i,
    "invalid",
  ],
  [/invalid reference format|unsupported (manifest|schema|media)|mediaType in manifest/i, "invalid"],
  [/manifest unknown|manifest for .* not found|name unknown|does not exist: |blob unknown/i, "not-found"],
  [/denied|unauthorized|forbidden|no basic auth credentials|authentication required|incorrect username/i, "denied"],
  [/i\/o timeout|deadline exceeded|Client\.Timeout|handshake timeout|canceled while waiting/i, "time-out"],
  [/not found|HTTP 404|status: 404/i, "not-found"],
];

/** The error of a pull, from Docker's text; what no pattern knows may pass by itself and is `unavailable`. */
export function pullError(reference: string, message: string): MachineError {
  const kind = pullKinds.find(([pattern]) => pattern.test(message))?.[1] ?? "unavailable";
  return new MachineError(kind, message.includes(reference) ? message : `${reference}: ${message}`);
}
