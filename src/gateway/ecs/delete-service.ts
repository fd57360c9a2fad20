// DeleteService: the service drains; the deployer stops its tasks and then makes it INACTIVE.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
import { ServiceNotFoundException } from "@aws-sdk/client-ecs";
import type * as ECS from "@aws-sdk/client-ecs";
import { fail } from "../../model/errors.ts";
import { services } from "../../store/tables/ecs.ts";
import { operation } from "../service.ts";
import { activeCluster, clusterCondition } from "./cluster-lookup.ts";
import { invalid } from "./refuse.ts";
import { renderService } from "./render-service.ts";
import { existingService, serviceResource } from "./service-lookup.ts";

export const deleteService = operation<typeof ECS, "DeleteService">({
  access: "Write",
  resources: ({ service, cluster }, scope) => serviceResource(service, cluster, scope),
  conditions: ({ cluster }, scope) => clusterCondition(cluster, scope),
  handle({ cluster, service: reference, force }, context) {
    const service = existingService(context, activeCluster(context, cluster), reference);
    if (service.status === "INACTIVE") return fail(ServiceNotFoundException, { message: "Service not found." });
    if (service.desiredCount > 0 && !force) return invalid("The service cannot be stopped while it is scaled above 0.");
    const draining = { ...service, status: "DRAINING" as const, desiredCount: 0, steady: false };
    context.tx.put(services, draining);
    return { service: renderService(context.tx, draining, ["TAGS"]) };
  },
});
