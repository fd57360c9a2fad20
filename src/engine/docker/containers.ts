// The life of containers over Docker's API. Creating and starting, the hot path of a launch, are one call each.
import { isKind, MachineError } from "../../kit/machine-error.ts";
import type { Container, ContainerSpec, Labels } from "../engine.ts";
import { containerOf, type DockerContainer } from "./container.ts";
import { startError } from "./errors.ts";
import { labelFilter } from "./filters.ts";
import type { DockerHttp } from "./http.ts";
import { createBody } from "./specification.ts";

/** Inspections under way at once while containers are listed. */
const inspectionsAtOnce = 16;

/** See Engine.create. */
export async function createContainer(http: DockerHttp, spec: ContainerSpec): Promise<string> {
  try {
    return await post(http, spec);
  } catch (thrown) {
    if (!isKind(thrown, "conflict")) throw thrown;
    const existing = await find(http, spec.name);
    if (existing && existing.State.Status !== "removing") return sameOrConflict(existing, spec);
    // The name is held by a container that is being removed: it comes free in a moment.
    if (existing) await waitUntil(http, existing.Id, "removed");
    return await post(http, spec);
  }
}

async function post(http: DockerHttp, spec: ContainerSpec): Promise<string> {
  const { Id } = await http.call<{ readonly Id: string }>({
    method: "POST",
    path: "/containers/create",
    query: { name: spec.name },
    json: createBody(spec),
  });
  return Id;
}

/** Docker adds the image's labels to a container's, so the container may bear more than the specification. */
function sameOrConflict({ Id, Config }: DockerContainer, spec: ContainerSpec): string {
  const other = Object.entries(spec.labels).find(([label, value]) => Config.Labels?.[label] !== value);
  if (!other) return Id;
  throw new MachineError(
    "conflict",
    `A container named ${spec.name} exists already, without the label ${other.join("=")}: remove it or choose another name`,
  );
}

/** See Engine.start. */
export async function startContainer(http: DockerHttp, id: string): Promise<void> {
  try {
    await http.call({ method: "POST", path: `/containers/${id}/start` });
  } catch (thrown) {
    throw thrown instanceof MachineError ? startError(id, thrown) : thrown;
  }
}

/** Attempts by others that may fail before one of ours must be told why. */
const removalsByOthers = 3;

/** See Engine.remove. */
export async function removeContainer(http: DockerHttp, id: string): Promise<void> {
  for (let others = 0; ; others++) {
    try {
      return await http.call({ method: "DELETE", path: `/containers/${id}`, query: { force: true, v: true } });
    } catch (thrown) {
      if (isKind(thrown, "not-found")) return;
      if (!isKind(thrown, "conflict") || others === removalsByOthers) throw thrown;
      // Somebody else is removing it. Docker ends this wait also when that fails, and then the container is still there.
      await waitUntil(http, id, "removed");
    }
  }
}

/** Resolves when the container has reached the condition, or is gone. */
export async function waitUntil(
  http: DockerHttp,
  id: string,
  condition: "not-running" | "removed",
  signal?: AbortSignal,
): Promise<void> {
  try {
    const query = { condition };
    await http.call({ method: "POST", path: `/containers/${id}/wait`, query, silenceMs: 0, signal });
  } catch (thrown) {
    if (!isKind(thrown, "not-found")) throw thrown;
  }
}

/** Docker's own description of a container, by id or name; undefined when there is none. */
export async function find(http: DockerHttp, id: string): Promise<DockerContainer | undefined> {
  try {
    return await http.call<DockerContainer>({ method: "GET", path: `/containers/${encodeURIComponent(id)}/json` });
  } catch (thrown) {
    if (isKind(thrown, "not-found")) return undefined;
    throw thrown;
  }
}

/** See Engine.list. Docker's list lacks exit codes, health and errors, so each container is inspected. */
export async function listContainers(http: DockerHttp, labels: Labels): Promise<readonly DockerContainer[]> {
  const filters = JSON.stringify({ label: labelFilter(labels) });
  const query = { all: true, filters };
  const found = await http.call<readonly { readonly Id: string }[]>({ method: "GET", path: "/containers/json", query });
  const ids = found.map(({ Id }) => Id);
  const inspected: DockerContainer[] = [];
  for (let at = 0; at < ids.length; at += inspectionsAtOnce) {
    const batch = await Promise.all(ids.slice(at, at + inspectionsAtOnce).map((id) => find(http, id)));
    inspected.push(...batch.filter((container) => container !== undefined));
  }
  return inspected;
}

/** The port's description; `killedForMemory` says what Docker may have missed. */
export function describe(docker: DockerContainer, killedForMemory: (id: string) => boolean): Container {
  const container = containerOf(docker);
  const doubtful = container.state === "exited" && container.exitCode !== 0 && !container.outOfMemory;
  return doubtful && killedForMemory(container.id) ? { ...container, outOfMemory: true } : container;
}
