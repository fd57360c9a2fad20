// The container ports of the task definition that a form has chosen: what a new security group's rules open.
import { useLive } from "../../../aws/live.tsx";
import { definitionRead } from "../definition-reads.ts";

export function useDefinitionPorts(definition: string): readonly number[] {
  const { data } = useLive(definitionRead(definition));
  const mappings = (data?.containerDefinitions ?? []).flatMap(({ portMappings = [] }) => portMappings);
  return [...new Set(mappings.flatMap(({ containerPort }) => containerPort ?? []))];
}
