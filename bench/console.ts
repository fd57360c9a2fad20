// What a visitor of the console feels, in a real browser on the simulated engine: what a first visit loads, how soon a change is
// seen, and 5,000 tasks. Needs Debian's chromium.
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  paginateListTasks,
} from "@aws-sdk/client-ecs";
import { crowd, runCrowd } from "../test/browser/crowd.ts";
import { loadedFiles, pausesMs, watchPauses } from "../test/browser/measure.ts";
import { closeBrowser, Visitor } from "../test/browser/visitor.ts";
import { type House, openHouse } from "../test/house.ts";
import { percentile } from "./house.ts";

/** Compressed, without what is loaded only when it is needed. */
const budgetBytes = 700_000;
const manyTasks = 5000;
const changes = 50;
/** Between the changes; long enough that each is a batch of its own. */
const pauseMs = 250;

export interface ConsoleBench {
  readonly firstLoad: { readonly bytes: number; readonly budgetRatio: number; readonly files: number };
  /** From the answer that the SDK got to the change on the screen. */
  readonly change: { readonly p50Ms: number; readonly p99Ms: number };
  readonly manyTasks: {
    readonly tasks: number;
    readonly loadMs: number;
    /** Over what the same calls cost a programme with the same SDK. */
    readonly loadRatio: number;
    readonly filterMs: number;
    readonly longestPauseMs: number;
  };
  readonly samples: {
    readonly changeMs: readonly number[];
    readonly pausesMs: readonly number[];
    readonly readByProgrammeMs: number;
  };
}

export async function benchConsole(): Promise<ConsoleBench> {
  const house = await openHouse({ engine: "simulated" });
  try {
    const firstLoad = await measureFirstLoad(house);
    const changeMs = await measureChanges(house);
    await runCrowd(house, manyTasks);
    const readByProgrammeMs = await readAll(house.ecs);
    const { pauses, ...many } = await measureManyTasks(house);
    return {
      firstLoad,
      change: { p50Ms: percentile(changeMs, 0.5), p99Ms: percentile(changeMs, 0.99) },
      manyTasks: { tasks: manyTasks, ...many, loadRatio: many.loadMs / readByProgrammeMs },
      samples: { changeMs, pausesMs: pauses, readByProgrammeMs },
    };
  } finally {
    await closeBrowser();
    await house.close();
  }
}

async function measureFirstLoad(house: House): Promise<ConsoleBench["firstLoad"]> {
  const visitor = await Visitor.open(house);
  await visitor.visit("/ecs/clusters");
  const files = await loadedFiles(visitor.page);
  await visitor.leave();
  const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
  return { bytes, budgetRatio: bytes / budgetBytes, files: files.length };
}

async function measureChanges(house: House): Promise<number[]> {
  const visitor = await Visitor.open(house);
  await visitor.visit("/ecs/clusters");
  const times: number[] = [];
  for (let round = 0; round < changes; round++) {
    const clusterName = `change-${round}`;
    const seen = visitor.page.getByRole("link", { name: clusterName, exact: true }).waitFor();
    await house.ecs.send(new CreateClusterCommand({ clusterName }));
    const startMs = performance.now();
    await seen;
    times.push(performance.now() - startMs);
    await house.ecs.send(new DeleteClusterCommand({ cluster: clusterName }));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  await visitor.leave();
  return times;
}

/** The list of all tasks, described, as the console reads it: by hundreds, a few at a time. */
async function readAll(client: ECSClient): Promise<number> {
  const startMs = performance.now();
  const reads: Promise<unknown>[] = [];
  for await (const { taskArns = [] } of paginateListTasks({ client }, { cluster: crowd, maxResults: 100 }))
    reads.push(client.send(new DescribeTasksCommand({ cluster: crowd, tasks: taskArns, include: ["TAGS"] })));
  await Promise.all(reads);
  return performance.now() - startMs;
}

async function measureManyTasks(house: House) {
  const visitor = await Visitor.open(house);
  const { page } = visitor;
  const startMs = performance.now();
  await page.goto(`${house.endpoint}/ecs/clusters/${crowd}/tasks`);
  await page.getByText(`(${manyTasks})`).first().waitFor({ timeout: 60_000 });
  const loadMs = performance.now() - startMs;
  await watchPauses(page);
  const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster: crowd, maxResults: 1 }));
  const filter = page.getByPlaceholder(/find/i).last();
  const filterStartMs = performance.now();
  await filter.fill(taskArns[0]?.split("/").at(-1) ?? "");
  await page.getByText("1 match").first().waitFor();
  const filterMs = performance.now() - filterStartMs;
  await filter.fill("");
  await page.getByRole("button", { name: "Next page" }).first().click();
  for (let scroll = 0; scroll < 10; scroll++) await page.mouse.wheel(0, 600);
  const pauses = await pausesMs(page);
  await visitor.leave();
  return { loadMs, filterMs, longestPauseMs: Math.max(0, ...pauses), pauses };
}
