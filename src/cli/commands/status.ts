// status: what runs, asked of the control plane through its public API.
import { DescribeClustersCommand, ECSClient, paginateListClusters } from "@aws-sdk/client-ecs";
import { clientOptions } from "../aws-environment.ts";
import type { Command } from "../context.ts";
import { mustRun } from "../control-plane.ts";

export const status: Command = {
  async run(context) {
    const { terminal, texts } = context;
    const running = await mustRun(context);
    const { services, tasks } = await count(running.endpoint);
    terminal.facts([
      [texts.controlPlaneLabel, texts.running(running.pid)],
      [texts.endpoint, running.endpoint],
      [texts.data, running.data],
      [texts.engine, running.engine],
      [texts.version, running.version],
      [texts.since, new Intl.DateTimeFormat(context.language, dateAndTime).format(running.startedAtMs)],
      [texts.services, String(services)],
      [texts.tasks, String(tasks)],
    ]);
    return { ...running, services, tasks };
  },
};

const dateAndTime = { dateStyle: "medium", timeStyle: "medium" } as const;

/** Of the default account and region. */
async function count(endpoint: string): Promise<{ readonly services: number; readonly tasks: number }> {
  const client = new ECSClient(clientOptions(endpoint));
  let services = 0;
  let tasks = 0;
  try {
    for await (const { clusterArns = [] } of paginateListClusters({ client }, {})) {
      const { clusters = [] } = await client.send(new DescribeClustersCommand({ clusters: clusterArns }));
      for (const cluster of clusterArns.length > 0 ? clusters : []) {
        services += cluster.activeServicesCount ?? 0;
        tasks += (cluster.runningTasksCount ?? 0) + (cluster.pendingTasksCount ?? 0);
      }
    }
    return { services, tasks };
  } finally {
    client.destroy();
  }
}
