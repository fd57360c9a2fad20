// Which services a task definition can be deployed to, and which of them is meant when nobody says.
import type { Service } from "@aws-sdk/client-ecs";
import { familyAndRevision } from "../../../app/places.ts";

const runs = ({ taskDefinition = "" }: Service, family: string): boolean =>
  familyAndRevision(taskDefinition).family === family;

/** ACTIVE ones, those that run the family already first; otherwise by name. */
export function servicesToUpdate(services: readonly Service[], family: string): Service[] {
  return services
    .filter(({ status }) => status === "ACTIVE")
    .sort(
      (one, other) =>
        Number(runs(other, family)) - Number(runs(one, family)) ||
        (one.serviceName ?? "").localeCompare(other.serviceName ?? ""),
    );
}

/** The only one that runs the family; undefined: the visitor must say. */
export function likelyService(services: readonly Service[], family: string): string | undefined {
  const likely = services.filter((service) => runs(service, family));
  return likely.length === 1 ? likely[0]?.serviceName : undefined;
}
