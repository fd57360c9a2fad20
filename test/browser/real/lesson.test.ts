// Session 01 in the console, by clicking and typing only, on real containers: from nothing to a page behind a security group
// and back. Once in each language; what the lesson does in a terminal is what the console shows to be typed there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ListClustersCommand, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import { type House, openHouse, run } from "../../house.ts";
import { answers } from "../../workload.ts";
import { closeBrowser, type Language, makesPictures, skipWithoutBrowser } from "../visitor.ts";
import { Learner } from "./learner.ts";
import {
  cleanUp,
  createCluster,
  createRepository,
  createService,
  createTaskDefinition,
  findAddress,
  findBrokenLink,
  lookAgain,
  openPage,
  openPort,
  push,
} from "./lesson.ts";
import { Terminal } from "./terminal.ts";
import { lookAround } from "./tour.ts";

/** Charts in pictures need minutes to be drawn. */
const patience = makesPictures ? 4 : 1;

describe("the lesson in the console", { skip: skipWithoutBrowser, timeout: 590_000 * patience }, () => {
  let house: House;
  before(async () => void (house = await openHouse()));
  after(async () => {
    await closeBrowser();
    await house.close();
  });

  for (const language of ["es", "en"] as const)
    test(`from an image to a page behind a security group, in ${language}`, {
      timeout: 280_000 * patience,
    }, async () => {
      const name = `leccion-${language}`;
      const learner = await Learner.signIn(house, language);
      const terminal = new Terminal(house);
      try {
        await createRepository(learner, name);
        await push(learner, terminal);
        await createCluster(learner, name);
        await createTaskDefinition(learner, name);
        await createService(learner, name);
        const served = await findAddress(learner);
        await findBrokenLink(learner, served);
        await openPort(learner);
        await openPage(served);
        await lookAgain(learner, served);
        await lookAround(learner, name, served);
        await cleanUp(learner, name);
        assert.equal(await answers(served.url), false);
        assert.deepEqual(await remains(house), { clusters: [], definitions: [], repositories: [], rules: 1 });
        // The page of what has just been deleted asks for it once more before it is left.
        await learner.visitor.leave(
          /RepositoryNotFoundException|ContainerRegistry\S+\.Describe(Repositories|Images) \(its words went with the page\)/,
        );
      } catch (thrown) {
        await failed(learner, language);
        throw thrown;
      } finally {
        terminal.close();
        await run("docker", ["rmi", "--force", `${name}:latest`, `localhost:${house.port}/${name}:latest`]);
      }
    });
});

/** What the screen said when a step did not go on. */
async function failed(learner: Learner, language: Language): Promise<void> {
  const { page } = learner.visitor;
  await page.screenshot({ path: `/tmp/muelle-lesson-${language}.png` }).catch(() => {});
  const text = await page
    .locator("body")
    .innerText()
    .catch(() => "");
  process.stderr.write(`${page.url()}\n${text.slice(0, 3000)}\n${learner.visitor.complaints.join("\n")}\n`);
  await learner.visitor.context.close();
}

async function remains({ ecs, ecr, ec2 }: House) {
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({}));
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
  const filter = { Name: "group-name", Values: ["default"] };
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters: [filter] }));
  return {
    clusters: clusterArns,
    definitions: taskDefinitionArns,
    repositories: repositories.map(({ repositoryName }) => repositoryName),
    rules: SecurityGroups[0]?.IpPermissions?.length,
  };
}
