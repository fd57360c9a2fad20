// The first half of the lesson: an image, built by docker and pushed to a repository of ECR.
import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
  RepositoryAlreadyExistsException,
} from "@aws-sdk/client-ecr";
import { join } from "node:path";
import { holaContext } from "../../../images/hola/hola-image.ts";
import { must } from "../../kit/assert.ts";
import type { CommandContext } from "../context.ts";
import type { Clients } from "./clients.ts";
import { names } from "./names.ts";

/** Returns the image's reference in the repository. `label`: by what the control plane knows what is its own. */
export async function provideImage(
  { terminal, texts, home }: CommandContext,
  clients: Clients,
  label: string,
): Promise<string> {
  const { demo } = texts;
  await terminal.step(demo.build(names.image), async () =>
    clients.docker(["build", "-t", names.image, "-"], await holaContext(join(home, "images/hola/page.sh"), label)),
  );
  const uri = await terminal.step(demo.repository(names.repository), () => repositoryUri(clients));
  const image = `${uri}:latest`;
  await terminal.step(demo.login, async () => {
    const { authorizationData = [] } = await clients.ecr.send(new GetAuthorizationTokenCommand({}));
    const token = must(authorizationData[0]?.authorizationToken, "authorization token");
    const password = Buffer.from(token, "base64").toString("utf8").split(":")[1] ?? "";
    const registry = uri.split("/")[0] ?? "";
    await clients.docker(["login", "--username", "AWS", "--password-stdin", registry], [Buffer.from(password)]);
  });
  await terminal.step(demo.push(image), async () => {
    await clients.docker(["tag", names.image, image]);
    await clients.docker(["push", image]);
  });
  return image;
}

async function repositoryUri({ ecr }: Clients): Promise<string> {
  const repositoryName = names.repository;
  try {
    const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    return must(repository?.repositoryUri, "repositoryUri");
  } catch (thrown) {
    if (!(thrown instanceof RepositoryAlreadyExistsException)) throw thrown;
    const { repositories = [] } = await ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }),
    );
    return must(repositories[0]?.repositoryUri, "repositoryUri");
  }
}
