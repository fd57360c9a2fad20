// A look around while the service runs: the first page, the list of clusters, the service's health with its picture and charts.
import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { eventually } from "../../eventually.ts";
import { makesPictures } from "../visitor.ts";
import type { Learner } from "./learner.ts";
import type { Served } from "./lesson.ts";

/** Enough for a line in a chart. */
const points = 3;
/** Down to the charts. */
const servicePixels = 1480;

export async function lookAround(learner: Learner, name: string, { url }: Served): Promise<void> {
  const { labels, language, visitor } = learner;
  if (makesPictures) await measured(learner, name, url);
  await visitor.visit("/");
  await learner.see(labels.stepsDone);
  await visitor.picture(`home-${language}`);
  await visitor.visit("/ecs/clusters");
  await visitor.page.getByRole("link", { name, exact: true }).waitFor();
  await visitor.picture(`clusters-${language}`);
  await visitor.visit(`/ecs/clusters/${name}/services/${name}/health`);
  await learner.see(labels.oneOfOne);
  await visitor.page.getByRole("main").getByRole("link", { name: url }).first().waitFor();
  // Every station of the way is known, and holds.
  const way = visitor.page.locator(".service-picture");
  await way.locator(".picture-ok").first().waitFor();
  for (const state of ["unknown", "broken"])
    await way.locator(`.picture-${state}`).first().waitFor({ state: "detached" });
  await visitor.picture(`service-${language}`, servicePixels);
  if (language === "en") return;
  await visitor.page.emulateMedia({ colorScheme: "dark" });
  await visitor.picture(`service-dark-${language}`, servicePixels);
  await visitor.page.emulateMedia({ colorScheme: "light" });
}

/** The service is used, until its use has been measured for some minutes. */
async function measured({ visitor: { house } }: Learner, name: string, url: string): Promise<void> {
  const client = new CloudWatchClient(house.clientOptions);
  try {
    const EndTime = new Date(Date.now() + 3_600_000);
    const StartTime = new Date(Date.now() - 3_600_000);
    const Dimensions = [
      { Name: "ClusterName", Value: name },
      { Name: "ServiceName", Value: name },
    ];
    const command = new GetMetricStatisticsCommand({
      Namespace: "AWS/ECS",
      MetricName: "CPUUtilization",
      Dimensions,
      StartTime,
      EndTime,
      Period: 60,
      Statistics: ["Average"],
    });
    const use = async () => {
      for (let request = 0; request < 5; request++) await (await fetch(url)).arrayBuffer();
      const { Datapoints = [] } = await client.send(command);
      return Datapoints.length >= points ? true : undefined;
    };
    await eventually(use, { what: `${points} minutes of CPUUtilization`, mostMs: 400_000, everyMs: 500 });
  } finally {
    client.destroy();
  }
}
