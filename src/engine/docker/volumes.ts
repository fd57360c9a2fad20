// Named volumes over Docker's API.
import { isKind, MachineError } from "../../kit/machine-error.ts";
import type { Labels } from "../engine.ts";
import { labelFilter } from "./filters.ts";
import type { DockerHttp } from "./http.ts";

interface DockerVolume {
  readonly Name: string;
  readonly Labels: Labels | null;
}

/** See Engine.ensureVolume. */
export async function ensureVolume(http: DockerHttp, name: string, labels: Labels): Promise<void> {
  const made = await http.call<DockerVolume>({
    method: "POST",
    path: "/volumes/create",
    json: { Name: name, Labels: labels },
  });
  // Docker answers with a volume of this name that was there before, whatever its labels.
  const missing = Object.entries(labels).find(([label, value]) => made.Labels?.[label] !== value);
  if (missing)
    throw new MachineError("conflict", `The volume ${name} exists already, without the label ${missing.join("=")}`);
}

/** See Engine.removeVolume. */
export async function removeVolume(http: DockerHttp, name: string): Promise<void> {
  try {
    await http.call({ method: "DELETE", path: `/volumes/${encodeURIComponent(name)}` });
  } catch (thrown) {
    if (!isKind(thrown, "not-found")) throw thrown;
  }
}

/** See Engine.listVolumes. */
export async function listVolumes(http: DockerHttp, labels: Labels): Promise<readonly string[]> {
  const filters = JSON.stringify({ label: labelFilter(labels) });
  const { Volumes } = await http.call<{ readonly Volumes: readonly DockerVolume[] | null }>({
    method: "GET",
    path: "/volumes",
    query: { filters },
  });
  return (Volumes ?? []).map(({ Name }) => Name);
}
