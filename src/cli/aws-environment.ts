// How an AWS client is told to use Muelle: environment variables, or a profile in a file of its own (the user's is left alone).
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export const region = "us-east-1";

export const awsEnvironment = (endpoint: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_DEFAULT_REGION: region,
  AWS_REGION: region,
  // Else StartLiveTail is asked of `stream-localhost`, a name that no resolver knows.
  AWS_DISABLE_HOST_PREFIX_INJECTION: "true",
});

/** What an AWS client would prefer to these, or add to them: a profile that is not there, a token of another key. */
export const unsetVariables = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN"] as const;

/** Writes the profile `muelle` and returns the file's path. */
export function writeProfile(dataDirectory: string, endpoint: string): string {
  const file = join(dataDirectory, "aws-config");
  const lines = [
    "[profile muelle]",
    `endpoint_url = ${endpoint}`,
    `region = ${region}`,
    "aws_access_key_id = test",
    "aws_secret_access_key = test",
    "disable_host_prefix_injection = true",
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  return file;
}

/** For the vendor's clients. */
export const clientOptions = (endpoint: string) => ({
  endpoint,
  region,
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
