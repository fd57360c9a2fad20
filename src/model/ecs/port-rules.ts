// Port mappings of task definitions.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinitionSpec } from "./records.ts";
import { firstOf, inOrder, repeated, type Rule } from "./rule.ts";

interface Mapping extends ECS.PortMapping {
  readonly container: string | undefined;
  readonly networkMode: ECS.NetworkMode | undefined;
}

const isPort = (port: number | undefined): port is number =>
  port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65535;

const range: Rule<Mapping> = ({ container, containerPortRange, containerPort, hostPort }) => {
  if (containerPortRange === undefined) return undefined;
  const setting = `Invalid 'containerPortRange' setting for container '${container}'.`;
  if (containerPort !== undefined || hostPort !== undefined)
    return `${setting} It cannot be used together with containerPort or hostPort.`;
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(containerPortRange) ?? [];
  return isPort(Number(from)) && isPort(Number(to)) && Number(from) <= Number(to) ? undefined : setting;
};

const numbers: Rule<Mapping> = ({ container, containerPort, containerPortRange, hostPort, networkMode }) => {
  if (containerPortRange !== undefined) return undefined;
  if (!isPort(containerPort)) return `Invalid 'containerPort' setting for container '${container}'.`;
  if (hostPort !== undefined && hostPort !== 0 && !isPort(hostPort))
    return `Invalid 'hostPort' setting for container '${container}'.`;
  if ((networkMode === "awsvpc" || networkMode === "host") && hostPort !== containerPort)
    return `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`;
  return undefined;
};

const naming: Rule<Mapping> = ({ container, name, appProtocol }) => {
  if (name !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name))
    return `Invalid 'name' setting '${name}' in the port mappings of container '${container}'. Up to 64 lowercase letters, numbers, underscores and hyphens are allowed, and it cannot begin with a hyphen.`;
  if (appProtocol !== undefined && name === undefined)
    return `The port mapping of container '${container}' sets appProtocol and so needs a name.`;
  return undefined;
};

const mapping = inOrder(range, numbers, naming);

function together(mappings: readonly Mapping[]): string | undefined {
  const taken = mappings.filter(({ hostPort }) => hostPort);
  const twice = repeated(taken.map(({ protocol, hostPort }) => `${protocol?.toUpperCase()} host port '${hostPort}'`));
  if (twice !== undefined) return `${twice} is mapped multiple times in task.`;
  const name = repeated(mappings.flatMap((item) => item.name ?? []));
  return name === undefined ? undefined : `The port mapping name '${name}' is used multiple times in task.`;
}

export const portRules: Rule<TaskDefinitionSpec> = ({ containerDefinitions, networkMode }) => {
  const mappings = containerDefinitions.flatMap(({ name, portMappings = [] }) =>
    portMappings.map((item) => ({ ...item, container: name, networkMode })),
  );
  if (networkMode === "none" && mappings.length > 0) return "Port mappings are not supported when networkMode=none.";
  return firstOf(mappings, mapping) ?? together(mappings);
};
