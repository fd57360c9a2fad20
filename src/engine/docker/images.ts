// Images over Docker's API: pull, look up, list, forget.
import { asError } from "../../kit/assert.ts";
import { isKind, MachineError } from "../../kit/machine-error.ts";
import type { Image, Labels, PullOptions, RegistryCredentials } from "../engine.ts";
import { labelFilter } from "./filters.ts";
import { pullError } from "./errors.ts";
import type { DockerHttp } from "./http.ts";
import { jsonLines } from "./json-lines.ts";
import { splitReference } from "../reference.ts";

interface DockerImage {
  readonly Id: string;
  readonly RepoDigests: readonly string[] | null;
  readonly RepoTags: readonly string[] | null;
  readonly Size: number;
}

interface Progress {
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

/** See Engine.image. */
export async function findImage(http: DockerHttp, reference: string): Promise<Image | undefined> {
  try {
    const found = await http.call<DockerImage & { readonly Config: { readonly Labels: Labels | null } | null }>({
      method: "GET",
      path: `/images/${encodeURIComponent(reference)}/json`,
    });
    return imageOf(found, found.Config?.Labels);
  } catch (thrown) {
    // `invalid`: a text that can be no reference names no image either.
    if (isKind(thrown, "not-found") || isKind(thrown, "invalid")) return undefined;
    throw thrown;
  }
}

/** See Engine.pull. */
export async function pullImage(http: DockerHttp, reference: string, options: PullOptions): Promise<Image> {
  const { name, version, isDigest } = splitReference(reference);
  if (isDigest) {
    const present = await findImage(http, reference);
    if (present) return present;
  }
  await fetchImage(http, reference, { fromImage: name, tag: version }, options);
  const image = await findImage(http, reference);
  if (!image) throw new MachineError("not-found", `${reference} was pulled, but is not here: it was removed meanwhile`);
  return image;
}

async function fetchImage(
  http: DockerHttp,
  reference: string,
  query: Readonly<Record<string, string>>,
  { credentials, signal }: PullOptions,
): Promise<void> {
  try {
    const headers = credentials && { "x-registry-auth": registryAuth(reference, credentials) };
    const stream = await http.open({ method: "POST", path: "/images/create", query, headers, signal });
    for await (const { error, errorDetail } of jsonLines<Progress>(stream)) {
      const failure = errorDetail?.message ?? error;
      if (failure !== undefined) throw pullError(reference, failure);
    }
  } catch (thrown) {
    if (signal?.aborted) throw asError(signal.reason);
    // Refused before the progress began: the text says more than the status, which is 500 for nearly everything.
    if (thrown instanceof MachineError && !isConnection(thrown)) throw pullError(reference, thrown.message);
    throw thrown;
  }
}

/** True when Docker itself was out of reach, which no pattern for a registry's answers may explain away. */
function isConnection(error: MachineError): boolean {
  return error.cause !== undefined || error.kind === "time-out";
}

/** Docker Engine API, "Authentication": base64url of JSON; with its padding, or older engines silently ignore it. */
function registryAuth(reference: string, { username, password }: RegistryCredentials): string {
  const serveraddress = reference.split("/")[0];
  const base64 = Buffer.from(JSON.stringify({ username, password, serveraddress })).toString("base64");
  return base64.replaceAll("+", "-").replaceAll("/", "_");
}

/** See ImageRemover.listImages. */
export async function listImages(http: DockerHttp, labels: Labels): Promise<readonly Image[]> {
  const filters = JSON.stringify({ label: labelFilter(labels) });
  const found = await http.call<readonly (DockerImage & { readonly Labels: Labels | null })[]>({
    method: "GET",
    path: "/images/json",
    query: { filters },
  });
  return found.map((image) => imageOf(image, image.Labels));
}

/** See ImageRemover.removeImage. */
export async function removeImage(http: DockerHttp, reference: string): Promise<void> {
  try {
    await http.call({ method: "DELETE", path: `/images/${encodeURIComponent(reference)}` });
  } catch (thrown) {
    if (!isKind(thrown, "not-found")) throw thrown;
  }
}

function imageOf(image: DockerImage, labels: Labels | null | undefined): Image {
  return {
    id: image.Id,
    repoDigests: (image.RepoDigests ?? []).filter(named),
    repoTags: (image.RepoTags ?? []).filter(named),
    sizeBytes: image.Size,
    labels: labels ?? {},
  };
}

/** Docker writes `<none>:<none>` for an image without a name. */
function named(reference: string): boolean {
  return !reference.includes("<none>");
}
