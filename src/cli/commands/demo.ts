// demo: the lesson, through the public APIs only, each step with its time; --clean removes it again.
import { CreateLogGroupCommand, CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { clientOptions } from "../aws-environment.ts";
import { asTyped, type Command, type CommandContext } from "../context.ts";
import { askHealth, findRunning, mustRun, type Running } from "../control-plane.ts";
import { openAndFetch } from "../demo/access.ts";
import { clean } from "../demo/clean.ts";
import { type Clients, openClients } from "../demo/clients.ts";
import { provideImage } from "../demo/image.ts";
import { names } from "../demo/names.ts";
import { provideService } from "../demo/service.ts";
import { Problem } from "../problem.ts";
import { bringUp, linkTo } from "./up.ts";

export const demo: Command = {
  async run(context) {
    const { flags, terminal, texts } = context;
    if (flags.has("clean")) return cleanUp(context);
    const running = (await findRunning(context.dataDirectory)) ?? (await bringUp(context));
    if (running.engine === "simulated")
      throw new Problem("simulated", texts.demo.simulated(running.data), [
        `${asTyped(context, "down")} && sudo ${asTyped(context, "demo --engine docker")}`,
      ]);
    const clients = openClients(context, running.endpoint);
    terminal.line(texts.demo.title);
    try {
      return await lesson(context, clients, running);
    } finally {
      clients.close();
    }
  },
};

async function lesson(context: CommandContext, clients: Clients, running: Running) {
  const { terminal, texts } = context;
  const label = await instanceOf(running);
  const image = await provideImage(context, clients, label);
  await logGroup(running.endpoint);
  const served = await provideService(context, clients, image);
  const url = await openAndFetch(context, clients, served.publicAddress, served.groupIds);
  const link = await linkTo(context, running);
  terminal.line();
  terminal.line(texts.demo.done(url));
  if (link) {
    terminal.line(texts.demo.inConsole(link.url));
    terminal.line(`  ${texts.linkOnce(asTyped(context, "console"))}`);
  }
  terminal.line(texts.demo.again(asTyped(context, "demo --clean")));
  const { clusterArn, serviceArn, taskArns } = served;
  return { url, clusterArn, serviceArn, taskArns, ...(link && { consoleUrl: link.url }) };
}

/** The execution role may write logs but, as on AWS, not make their group. */
async function logGroup(endpoint: string): Promise<void> {
  const logs = new CloudWatchLogsClient(clientOptions(endpoint));
  await logs.send(new CreateLogGroupCommand({ logGroupName: `/ecs/${names.family}` })).catch((thrown: Error) => {
    if (thrown.name !== "ResourceAlreadyExistsException") throw thrown;
  });
  logs.destroy();
}

async function cleanUp(context: CommandContext) {
  const { terminal, texts } = context;
  const running = await mustRun(context);
  const clients = openClients(context, running.endpoint);
  const label = await instanceOf(running);
  try {
    await terminal.step(texts.demo.cleaning, () => clean(context, clients, running.endpoint, label));
    terminal.line(texts.demo.cleaned);
    return { cleaned: true };
  } finally {
    clients.close();
  }
}

/** What the control plane labels its own with. */
const instanceOf = async ({ port }: Running): Promise<string> => (await askHealth(port))?.instance ?? "";
