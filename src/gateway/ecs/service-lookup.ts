// The service that a request means: its name, or its ARN.
import { ServiceNotActiveException, ServiceNotFoundException } from "@aws-sdk/client-ecs";
import type { Scope } from "../../model/arn.ts";
import { clusterReference, memberReference } from "../../model/ecs/names.ts";
import type { Cluster, Service } from "../../model/ecs/records.ts";
import { fail } from "../../model/errors.ts";
import { services } from "../../store/tables/ecs.ts";
import type { Context } from "../service.ts";

export const serviceReference = (reference: string, clusterArn: string, scope: Scope): string | undefined =>
  memberReference(reference, "service", clusterArn, scope);

/** Whatever its status. */
export function findService(context: Context, { clusterArn }: Cluster, reference: string): Service | undefined {
  const arn = serviceReference(reference, clusterArn, context);
  return arn === undefined ? undefined : context.tx.get(services, arn);
}

/** Throws ServiceNotFoundException. */
export function existingService(context: Context, cluster: Cluster, reference: string): Service {
  return findService(context, cluster, reference) ?? fail(ServiceNotFoundException, { message: "Service not found." });
}

/** Throws ServiceNotFoundException, and ServiceNotActiveException for one that was deleted. */
export function activeService(context: Context, cluster: Cluster, reference: string): Service {
  const service = existingService(context, cluster, reference);
  if (service.status === "ACTIVE") return service;
  return fail(ServiceNotActiveException, { message: "Service was not ACTIVE." });
}

/** For permissions: the ARN, whether the service exists or not. */
export function serviceResource(reference: string, cluster: string | undefined, scope: Scope): string {
  const clusterArn = clusterReference(cluster, scope);
  return (clusterArn && serviceReference(reference, clusterArn, scope)) ?? reference;
}
