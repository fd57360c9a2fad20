// Keeps each service at its desired count, rolls new deployments out, counts failures, and tells what it does and why.
import type { Service, Task } from "../../model/ecs/records.ts";
import { services, tasks } from "../../store/tables/ecs.ts";
import type { Controller } from "../controller.ts";
import { apply } from "./apply.ts";
import { observe } from "./observe.ts";
import { plan } from "./plan.ts";

/** A plan that never becomes empty is a bug: said, not looped on. */
const mostSteps = 20;

export const serviceDeployer: Controller = {
  name: "service-deployer",
  allKeys: (reader) => reader.list(services).map((service) => service.serviceArn),
  keysOf({ table, key, before, after }) {
    if (table === services.name) return [key];
    if (table !== tasks.name) return [];
    const serviceArn = ((after ?? before) as Task).serviceArn;
    return serviceArn ? [serviceArn] : [];
  },
  reconcile(serviceArn, tx, facts) {
    for (let step = 0; step < mostSteps; step++) {
      const service: Service | undefined = tx.get(services, serviceArn);
      if (!service) return undefined;
      const { actions, wakeAtMs } = plan(observe(tx, service), facts.nowMs);
      if (actions.length === 0) return wakeAtMs === undefined ? undefined : Math.max(0, wakeAtMs - facts.nowMs);
      apply(tx, serviceArn, actions, facts);
    }
    throw new Error(`the plan of ${serviceArn} is not empty after ${mostSteps} steps`);
  },
};
