// The installed AWS CLI, as far as it matters here: versions before 2.13 and 1.29 do not know AWS_ENDPOINT_URL, and would go to
// the real AWS. Debian 12's is one of them (2.9.19).
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
import { readdirSync } from "node:fs";
import { findProgram } from "./programs.ts";

/** Where Debian and Ubuntu keep what a package says of itself. */
const debianPackages = "/usr/lib/python3/dist-packages";

/** Its version when it is a distribution's and too old to know AWS_ENDPOINT_URL. Asking the CLI itself takes a second. */
export function tooOldAwsCli(path = findProgram("aws"), packages = debianPackages): string | undefined {
  if (path !== "/usr/bin/aws") return undefined;
  const version = namesIn(packages)
    .map((name) => /^awscli-(\d+\.\d+[.\d]*)\.(dist|egg)-info$/.exec(name)?.[1])
    .find((found) => found !== undefined);
  return version !== undefined && !knowsEndpointUrl(version) ? version : undefined;
}

export function knowsEndpointUrl(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 13) || (major === 1 && minor >= 29);
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
