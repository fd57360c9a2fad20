// The lesson's steps, one function each, in the order of the course: what the learner does, and what the screen must say.
import assert from "node:assert/strict";
import { eventually } from "../../eventually.ts";
import { answers } from "../../workload.ts";
import { theBrowser } from "../visitor.ts";
import type { Learner } from "./learner.ts";
import { hasRecentAws, type Terminal } from "./terminal.ts";

const port = 5000;
/** A real image is pulled, a real container starts. */
const startMs = 60_000;

export async function createRepository(learner: Learner, name: string): Promise<void> {
  const { labels } = learner;
  await learner.goTo(labels.repositories);
  await learner.press(labels.createRepository);
  await learner.write(labels.repositoryName, name);
  await learner.press(labels.create);
  await learner.press(labels.viewPushCommands);
}

/** Runs the commands of the dialog and sees their ticks. */
export async function push(learner: Learner, terminal: Terminal): Promise<void> {
  const { labels } = learner;
  await terminal.writeProgram();
  const dialog = learner.dialog(new RegExp(labels.pushCommandsFor));
  if (await hasRecentAws()) {
    const [first = "", ...commands] = await dialog.locator("code").allTextContents();
    assert.equal(
      commands.length,
      4,
      `the dialog shows a line to begin with and four commands: ${[first, ...commands].join("\n")}`,
    );
    terminal.begin(first);
    await terminal.run(commands[0] ?? "");
    await learner.see(labels.loginSeen);
    for (const command of commands.slice(1)) await terminal.run(command);
  } else {
    await dialog.getByRole("tab", { name: labels.muelleTab }).click();
    const command = (await dialog.locator("code").textContent()) ?? "";
    await terminal.run(command.replace(/docker build -t (\S+) \S+/, `docker build -t $1 ${terminal.folder}`), "muelle");
  }
  await learner.see(labels.imageArrived);
  await learner.visitor.picture(`push-commands-${learner.language}`);
  await learner.press(labels.close, dialog);
}

export async function createCluster(learner: Learner, name: string): Promise<void> {
  const { labels } = learner;
  await learner.goTo(labels.clusters);
  await learner.press(labels.createCluster);
  await learner.write(labels.clusterName, name);
  await learner.press(labels.create);
  await learner.see(labels.clusterCreated(name));
}

export async function createTaskDefinition(learner: Learner, name: string): Promise<void> {
  const { labels } = learner;
  await learner.goTo(labels.taskDefinitions);
  await learner.press(labels.createTaskDefinition);
  await learner.pick(labels.createTaskDefinition);
  await learner.write(labels.family, name);
  await learner.choose(labels.taskRole, "ecsTaskExecutionRole");
  await learner.choose(labels.executionRole, "ecsTaskExecutionRole");
  await learner.write(labels.containerName, "web");
  await learner.press(labels.browseImages);
  const dialog = learner.dialog(labels.browseImages);
  await learner.choose(labels.privateRepository, name, dialog);
  await learner.choose(labels.image, "latest", dialog);
  await learner.press(labels.selectImage, dialog);
  await dialog.waitFor({ state: "detached" });
  const image = learner.visitor.page.getByLabel(labels.imageUri, { exact: true });
  assert.match(await image.inputValue(), new RegExp(`/${name}:latest$`));
  await learner.field(`${labels.essentialContainer}.*${labels.yes}`).waitFor();
  await learner.write(labels.containerPort, String(port));
  await learner.visitor.picture(`task-definition-form-${learner.language}`);
  await learner.press(labels.create);
  await learner.see(labels.definitionCreated);
}

/** "Implementar", "Crear servicio": the default security group, a public IP. */
export async function createService(learner: Learner, name: string): Promise<void> {
  const { labels } = learner;
  const { page } = learner.visitor;
  await learner.press(labels.deploy, page.getByRole("main"));
  await learner.pick(labels.createService);
  await learner.choose(labels.existingCluster, name);
  await learner.write(labels.serviceName, name);
  await page
    .getByText(/sg-[0-9a-f]+.*default|default.*sg-[0-9a-f]+/)
    .first()
    .waitFor();
  assert.equal(await page.getByLabel(labels.turnedOn).first().isChecked(), true, labels.publicIp);
  await learner.press(labels.create);
  await learner.see(labels.deployed(name), startMs);
  await learner.see(labels.steady);
}

/** What the service serves, and where the console shows the task that does it. */
export interface Served {
  readonly url: string;
  readonly task: string;
  readonly taskPath: string;
}

/** The tab "Redes" of the service's task. */
export async function findAddress(learner: Learner): Promise<Served> {
  const { labels } = learner;
  const { page } = learner.visitor;
  await learner.openTab(labels.tasks);
  await page.locator("td, th").getByRole("link").first().click();
  await learner.openTab(labels.networking);
  const link = page.getByRole("main").getByRole("link", { name: new RegExp(`^http://[0-9.]+:${port}`) });
  const url = (await link.first().getAttribute("href")) ?? assert.fail("no address");
  const taskPath = new URL(page.url()).pathname.replace(/\/networking$/, "");
  return { url, task: taskPath.split("/").at(-1) ?? "", taskPath };
}

/** A page without a rule does not open; the check says which link is broken, and leads to the rule. */
export async function findBrokenLink(learner: Learner, { url }: Served): Promise<void> {
  const { labels } = learner;
  assert.equal(await answers(url), false, `${url} answers before it was opened`);
  await learner.press(labels.testConnectivity);
  await learner.see(labels.notReached);
  await learner.visitor.picture(`connectivity-${learner.language}`, 1180);
  await learner.press(labels.editInboundRules);
}

export async function openPort(learner: Learner): Promise<void> {
  const { labels } = learner;
  // The diagnosis has brought a row with the port; the lesson opens it to everybody.
  await learner.choose(labels.source, labels.anywhere);
  await learner.visitor.picture(`edit-rules-${learner.language}`);
  await learner.press(labels.saveRules);
  await learner.see(labels.rulesSaved);
}

/** In a browser of its own, as the learner's friends have one. */
export async function openPage({ url, task }: Served): Promise<void> {
  const context = await (await theBrowser()).newContext();
  try {
    const page = await context.newPage();
    await eventually(async () => ((await page.goto(url, { timeout: 2000 }))?.ok() ? true : undefined), { what: url });
    assert.equal(await page.locator("#task").textContent(), task);
  } finally {
    await context.close();
  }
}

/** The check is content now, and the logs tell what the program has said. */
export async function lookAgain(learner: Learner, { url, taskPath }: Served): Promise<void> {
  const { labels } = learner;
  await learner.visitor.visit(`${taskPath}/networking`);
  await learner.see(labels.reached(url));
  await learner.openTab(labels.logs);
  await learner.see(/listening on 5000/);
  await learner.visitor.picture(`task-logs-${learner.language}`);
}

export async function cleanUp(learner: Learner, name: string): Promise<void> {
  const { labels } = learner;
  const { page } = learner.visitor;
  await learner.goTo(labels.clusters);
  await learner.follow(name); // the cluster
  await learner.follow(name); // its service
  await learner.press(labels.deleteService);
  await learner.confirm("delete");
  // It drains first; its cluster's page tells when it is gone.
  await learner.see(labels.noServices, startMs);
  await learner.goTo(labels.taskDefinitions);
  await learner.follow(name);
  await page
    .getByRole("row", { name: new RegExp(`${name}:1`) })
    .getByRole("checkbox")
    .check();
  await learner.press(labels.actions);
  await learner.pick(labels.deregister);
  await learner.confirm();
  await learner.see(labels.deregistered);
  await learner.goTo(labels.clusters);
  await learner.follow(name);
  await learner.press(labels.deleteCluster);
  await learner.confirm(`delete ${name}`);
  await learner.goTo(labels.repositories);
  await learner.follow(name);
  await learner.press(labels.deleteButton, page.getByRole("main"));
  await learner.confirm("delete");
  await learner.goTo(labels.securityGroups);
  await deleteRule(learner);
}

/** The default group lets in only itself again. */
async function deleteRule(learner: Learner): Promise<void> {
  const { labels } = learner;
  const { page } = learner.visitor;
  const row = page.getByRole("row", { name: /default/ }).first();
  await row.getByRole("link").first().click();
  await learner.press(labels.editInboundRules);
  await page
    .getByRole("button", { name: new RegExp(`^${labels.deleteButton}: sgr-`) })
    .last()
    .click();
  await learner.press(labels.saveRules);
  await learner.see(labels.rulesSaved);
}
