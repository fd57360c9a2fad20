// The commands that bring an image into a repository, as they work here: on macOS and Linux, on Windows, and by Muelle's own
// command line. https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html
import { environmentLine, muelleCommand } from "../muelle-command.ts";

export type Way = "posix" | "windows" | "muelle";
export type Step = "login" | "build" | "tag" | "push";

export interface PushTarget {
  readonly name: string;
  /** As ECR answers it: "localhost:4566/miapp". */
  readonly uri: string;
  readonly region: string;
  /** "http://localhost:4566" */
  readonly endpoint: string;
  /** The control plane's directory; undefined while it is not known. */
  readonly data: string | undefined;
}

export interface Command {
  readonly step: Step;
  readonly text: string;
}

/** "localhost:4566/miapp" → "localhost:4566". */
export const registryOf = (uri: string): string => uri.split("/")[0] ?? uri;

/** The four commands, in order. They are the same in every shell. */
export function pushCommands({ name, uri, region }: PushTarget): readonly Command[] {
  const login = `docker login --username AWS --password-stdin ${registryOf(uri)}`;
  return [
    { step: "login", text: `aws ecr get-login-password --region ${region} | ${login}` },
    { step: "build", text: `docker build -t ${name} .` },
    { step: "tag", text: `docker tag ${name}:latest ${uri}:latest` },
    { step: "push", text: `docker push ${uri}:latest` },
  ];
}

/** What has to be said first in the terminal, so that the AWS CLI asks Muelle and not AWS. */
export function environmentOf(way: Way, { endpoint, region, data }: PushTarget): string {
  if (way !== "windows") return environmentLine(data);
  const variables = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: region,
  };
  return Object.entries(variables)
    .map(([name, value]) => `$Env:${name} = "${value}"`)
    .join("; ");
}

/** All in one; a POSIX shell stops at the first that fails. */
export const allCommands = (way: Way, target: PushTarget): string =>
  pushCommands(target)
    .map(({ text }) => text)
    .join(way === "windows" ? "\n" : " &&\n");

/** From Muelle's folder, without any variable set. `folder` holds the Dockerfile. */
export function muellePush({ uri, region, data }: PushTarget, folder: string): string {
  const login = `docker login --username AWS --password-stdin ${registryOf(uri)}`;
  return [
    `${muelleCommand(data, `aws ecr get-login-password --region ${region}`)} | ${login} &&`,
    `docker build -t ${uri}:latest ${folder} &&`,
    `docker push ${uri}:latest`,
  ].join("\n");
}
