// The console as it is meant to feel: light to load, alive, at ease with long lists, and discreet. Simulated engine: what is
// tested is the console, and 5,000 tasks are made in seconds.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CreateClusterCommand, DeleteClusterCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { crowd, runCrowd } from "./crowd.ts";
import { loadedFiles, pausesMs, watchPauses } from "./measure.ts";
import { closeBrowser, skipWithoutBrowser, Visitor } from "./visitor.ts";

/** Of the issue: compressed bytes of a first visit, without what is loaded only when it is needed. */
const mostFirstLoadBytes = 700_000;
const manyTasks = 5000;

describe("the console", { skip: skipWithoutBrowser, timeout: 300_000 }, () => {
  let house: House;
  before(async () => void (house = await openHouse({ engine: "simulated" })));
  after(async () => {
    await closeBrowser();
    await house.close();
  });

  test("a first visit is light, and brings neither editor nor charts", async (t) => {
    const visitor = await Visitor.open(house);
    await visitor.visit("/ecs/clusters");
    const loaded = await loadedFiles(visitor.page);
    const bytes = loaded.reduce((sum, each) => sum + each.bytes, 0);
    t.diagnostic(`measured first load: ${bytes} bytes in ${loaded.length} files`);
    assert.ok(
      loaded.some(({ name }) => name.endsWith(".js")),
      JSON.stringify(loaded),
    );
    assert.ok(bytes <= mostFirstLoadBytes, `${bytes} bytes: ${JSON.stringify(loaded)}`);
    const lazy = loaded.filter(({ name }) => /\/(ace|.*(editor|chart))-?/i.test(name));
    assert.deepEqual(lazy, []);
    await visitor.leave();
  });

  test("what another client changes is there by itself, and goes by itself", async (t) => {
    const visitor = await Visitor.open(house);
    await visitor.visit("/ecs/clusters");
    const times: number[] = [];
    for (let round = 1; round <= 5; round++) {
      const clusterName = `made-elsewhere-${round}`;
      await house.ecs.send(new CreateClusterCommand({ clusterName }));
      const startMs = performance.now();
      await visitor.page.getByRole("link", { name: clusterName }).waitFor();
      times.push(performance.now() - startMs);
      await house.ecs.send(new DeleteClusterCommand({ cluster: clusterName }));
      await visitor.page.getByRole("link", { name: clusterName }).waitFor({ state: "detached" });
    }
    t.diagnostic(`measured change made by an SDK → seen, ms: ${times.map((ms) => ms.toFixed(0)).join(", ")}`);
    await visitor.leave();
  });

  test("it goes on after the control plane was away", async () => {
    const visitor = await Visitor.open(house);
    await visitor.visit("/ecs/clusters");
    await house.kill();
    await visitor.seen("Reconnecting");
    await house.up();
    await house.ecs.send(new CreateClusterCommand({ clusterName: "after-the-fall" }));
    await visitor.page.getByRole("link", { name: "after-the-fall" }).waitFor();
    await visitor.seen("Live");
    // The browser itself tells of requests that found nobody; nothing else may be among the complaints.
    const others = visitor.complaints.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_EMPTY/.test(text));
    assert.deepEqual(others, []);
    await visitor.context.close();
  });

  test("a page that is first opened while the control plane is away comes when it is back", async () => {
    const visitor = await Visitor.open(house);
    await visitor.visit("/ecs/clusters");
    await house.kill();
    await visitor.seen("Reconnecting");
    await visitor.page.getByRole("link", { name: "Repositories", exact: true }).click();
    await visitor.page.getByRole("heading", { level: 1, name: "This page could not be fetched" }).waitFor();
    await house.up();
    await visitor.page.getByRole("button", { name: "Create repository" }).first().waitFor();
    await visitor.context.close();
  });

  for (const part of ["script", "stylesheet"])
    test(`a ${part} of the first load that is broken off is fetched again`, async () => {
      const visitor = await Visitor.open(house);
      let broken = 0;
      await visitor.page.route("**/assets/index-*", async (route) => {
        const breaks = route.request().resourceType() === part && broken++ === 0;
        await (breaks ? route.abort() : route.fallback());
      });
      await visitor.page.goto(`${house.endpoint}/ecs/clusters`);
      await eventually(async () => (broken > 1 ? broken : undefined), { what: "the page loaded again" });
      await visitor.page.getByRole("link", { name: "Repositories", exact: true }).click();
      await visitor.page.getByRole("heading", { level: 1, name: "Private repositories" }).waitFor();
      await visitor.context.close();
    });

  test("no secret in the browser's storage, and a policy without exceptions", async () => {
    const visitor = await Visitor.open(house);
    await visitor.visit("/ecs/clusters");
    const kept = (await visitor.page.evaluate(
      `JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])`,
    )) as string;
    assert.doesNotMatch(kept, /ASIA|AKIA|secret|token|session/i);
    const response = await visitor.page.goto(`${house.endpoint}/ecs/clusters`);
    const policy = response?.headers()["content-security-policy"] ?? "";
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /style-src 'self'(;|$)/);
    assert.match(policy, /connect-src 'self'(;|$)/);
    assert.match(policy, /frame-ancestors 'none'/);
    await visitor.leave();
  });

  test("a sign-in link works once, and nobody gets in without", async () => {
    const { url } = await house.must<{ readonly url: string }>("console");
    const first = await Visitor.atTheDoor(house);
    await first.page.goto(url);
    await first.page.getByRole("navigation").first().waitFor();
    assert.doesNotMatch(first.page.url(), /token/);
    const second = await Visitor.atTheDoor(house);
    await second.page.goto(url);
    await second.page.getByRole("button", { name: "Sign in" }).waitFor();
    assert.equal(await second.page.getByRole("navigation").count(), 0);
    await first.leave();
    await second.context.close();
  });

  test(`${manyTasks} tasks: the list is there, filters and pages`, async (t) => {
    await runCrowd(house, manyTasks);
    const visitor = await Visitor.open(house);
    const { page } = visitor;
    const startMs = performance.now();
    await visitor.visit(`/ecs/clusters/${crowd}/tasks`);
    await page.getByText(`(${manyTasks})`).first().waitFor({ timeout: 60_000 });
    const loadMs = performance.now() - startMs;
    await watchPauses(page);
    const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster: crowd, maxResults: 1 }));
    const id = taskArns[0]?.split("/").at(-1) ?? "";
    const filterStartMs = performance.now();
    await page.getByPlaceholder(/find/i).last().fill(id);
    await page.getByText("1 match").first().waitFor();
    const filterMs = performance.now() - filterStartMs;
    await page
      .getByRole("link", { name: new RegExp(id.slice(0, 8)) })
      .first()
      .waitFor();
    await page.getByPlaceholder(/find/i).last().fill("");
    await page.getByRole("button", { name: "Next page" }).first().click();
    for (let scroll = 0; scroll < 10; scroll++) await page.mouse.wheel(0, 600);
    const pauses = await pausesMs(page);
    t.diagnostic(
      `measured ${manyTasks} tasks: there after ${loadMs.toFixed(0)} ms, filtered in ${filterMs.toFixed(0)} ms, longest pause ${Math.max(0, ...pauses).toFixed(0)} ms`,
    );
    await visitor.leave();
  });
});
