// What is wrong with the port mappings of a draft: the containers of a task share one address, so ports are looked at together.
import { type DefinitionDraft, type PortDraft, portNameOf } from "./draft.ts";
import type { Report } from "./problems.ts";

export function portProblems({ containers }: DefinitionDraft, report: Report): void {
  const taken = new Set<string>();
  const names = new Set<string>();
  for (const container of containers)
    for (const [index, port] of container.ports.entries()) {
      const path = `containers.${container.id}.ports.${index}`;
      const key = `${port.protocol} ${port.port.trim()}`;
      if (!isPort(port)) report(`${path}.port`, port.port.trim() === "" ? "required" : "port");
      else if (taken.has(key)) report(`${path}.port`, "portTwice", { port: port.port.trim() });
      taken.add(key);
      const name = portNameOf(container.name.trim(), port);
      if (name !== "" && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name)) report(`${path}.name`, "portName");
      else if (name !== "" && names.has(name)) report(`${path}.name`, "twice", { name });
      if (name !== "") names.add(name);
      else if (port.appProtocol !== "" && port.name === "") report(`${path}.name`, "appProtocolNeedsName");
    }
}

const isNumber = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

function isPort({ port }: PortDraft): boolean {
  const [from = "", to, ...rest] = port.trim().split("-");
  if (to === undefined) return isNumber(from);
  return rest.length === 0 && isNumber(from) && isNumber(to) && Number(from) <= Number(to);
}
