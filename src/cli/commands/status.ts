// status: what runs, asked of the control plane through its public API.
import { ECSClient, ListClustersCommand, ListServicesCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { clientOptions } from "../aws-environment.ts";
import type { Command } from "../context.ts";
import { mustRun } from "../control-plane.ts";

export const status: Command = {
  async run(context) {
    const { terminal, texts, dataDirectory } = context;
    const running = await mustRun(context);
    const { services, tasks } = await count(running.endpoint);
    terminal.facts([
      [texts.controlPlaneLabel, texts.running(running.pid)],
      [texts.endpoint, running.endpoint],
      [texts.data, dataDirectory],
      [texts.engine, running.engine],
      [texts.version, running.version],
      [texts.since, new Date(running.startedAtMs).toLocaleString(context.language)],
      [texts.services, String(services)],
      [texts.tasks, String(tasks)],
    ]);
    return { ...running, data: dataDirectory, services, tasks };
  },
};

/** Of the default account and region. */
async function count(endpoint: string): Promise<{ readonly services: number; readonly tasks: number }> {
  const ecs = new ECSClient(clientOptions(endpoint));
  let services = 0;
  let tasks = 0;
  const { clusterArns = [] } = await ecs.send(new ListClustersCommand({}));
  for (const cluster of clusterArns) {
    const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster, maxResults: 100 }));
    services += serviceArns.length;
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
    tasks += taskArns.length;
  }
  ecs.destroy();
  return { services, tasks };
}
