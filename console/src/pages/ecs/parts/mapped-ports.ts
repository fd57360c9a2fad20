// The ports that a task definition maps, and the addresses at which a browser finds them.
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import { urlOf } from "../../../../../src/model/reachability/chain.ts";

export interface MappedPort {
  readonly container: string;
  /** The first of a range. */
  readonly port: number;
  /** "5000", "8000-8010" */
  readonly text: string;
  readonly protocol: string;
  readonly name?: string;
  readonly appProtocol?: string;
}

export function mappedPorts({ containerDefinitions = [] }: TaskDefinition): MappedPort[] {
  return containerDefinitions.flatMap(({ name: container = "", portMappings = [] }) =>
    portMappings.flatMap(({ containerPort, containerPortRange, protocol = "tcp", name, appProtocol }): MappedPort[] => {
      const port = containerPort ?? Number(containerPortRange?.split("-")[0] ?? 0);
      return port === 0
        ? []
        : [{ container, port, text: containerPortRange ?? String(port), protocol, name, appProtocol }];
    }),
  );
}

/** `http://IP:port` of each TCP port; none without a public address. */
export function addressesOf(definition: TaskDefinition, publicAddress: string | undefined): string[] {
  if (publicAddress === undefined) return [];
  const tcp = mappedPorts(definition).filter(({ protocol }) => protocol === "tcp");
  return [...new Set(tcp.map(({ port }) => urlOf(publicAddress, port)))];
}
