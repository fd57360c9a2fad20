// The ports that a task definition maps: which ones to look at when none is named, and whether one is among them.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
import type { TaskDefinition } from "../ecs/records.ts";
import type { PortUse } from "./path.ts";

interface Mapped {
  readonly container: string;
  readonly protocol: PortUse["protocol"];
  /** Inclusive. */
  readonly from: number;
  readonly to: number;
}

function mappings(definition: TaskDefinition | undefined): Mapped[] {
  const containers = definition?.spec.containerDefinitions ?? [];
  return containers.flatMap(({ name = "", portMappings = [] }) =>
    portMappings.flatMap(({ containerPort, containerPortRange, protocol = "tcp" }) => {
      const [from = 0, to = from] = containerPortRange?.split("-").map(Number) ?? [containerPort ?? 0];
      return from === 0 ? [] : [{ container: name, protocol, from, to }];
    }),
  );
}

/** Of a range the first port stands for all. */
export function mappedUses(definition: TaskDefinition | undefined): PortUse[] {
  const uses = new Map(
    mappings(definition).map(({ protocol, from }) => [`${protocol} ${from}`, { port: from, protocol }]),
  );
  return [...uses.values()];
}

/** A port that somebody names is TCP, unless the definition maps it for UDP only. */
export function usesOf(definition: TaskDefinition | undefined, port: number): PortUse[] {
  const mapped = (["tcp", "udp"] as const).filter(
    (protocol) => containerOf(definition, { port, protocol }) !== undefined,
  );
  return (mapped.length > 0 ? mapped : (["tcp"] as const)).map((protocol) => ({ port, protocol }));
}

/** The container that maps the port; undefined: none does. */
export const containerOf = (definition: TaskDefinition | undefined, { port, protocol }: PortUse): string | undefined =>
  mappings(definition).find((mapped) => mapped.protocol === protocol && mapped.from <= port && port <= mapped.to)
    ?.container;

/** `5000/tcp, 8000-8010/tcp` */
export const mappedPorts = (definition: TaskDefinition | undefined): string =>
  mappings(definition)
    .map(({ protocol, from, to }) => `${from === to ? from : `${from}-${to}`}/${protocol}`)
    .join(", ");
