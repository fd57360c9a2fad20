// Which version of the Docker Engine API is spoken. Muelle is written for 1.41 (Docker 20.10); an engine that has dropped
// it is spoken to in the oldest version that it still knows.
import { MachineError } from "../../kit/machine-error.ts";

export interface EngineVersion {
  readonly version: string;
  /** The newest that the engine speaks. */
  readonly apiVersion: string;
  /** The one that Muelle uses with it. */
  readonly useVersion: string;
}

const writtenFor = "1.41";

/** Throws `unavailable` when the engine is too old, or no Docker Engine at all. */
export function agreeOnVersion(answer: unknown): EngineVersion {
  const { Version, ApiVersion, MinAPIVersion } = (answer ?? {}) as Record<string, string | undefined>;
  if (typeof ApiVersion !== "string" || typeof Version !== "string")
    throw new MachineError(
      "unavailable",
      "What listens on the container engine's socket is no Docker Engine: name another socket",
    );
  if (compare(ApiVersion, writtenFor) < 0)
    throw new MachineError(
      "unavailable",
      `Docker Engine ${Version} speaks API ${ApiVersion}; Muelle needs ${writtenFor} or newer: upgrade to Docker 20.10 or newer`,
    );
  const oldest = typeof MinAPIVersion === "string" ? MinAPIVersion : writtenFor;
  return {
    version: Version,
    apiVersion: ApiVersion,
    useVersion: compare(oldest, writtenFor) > 0 ? oldest : writtenFor,
  };
}

function compare(one: string, other: string): number {
  const [major = 0, minor = 0] = one.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
  return major - otherMajor || minor - otherMinor;
}
