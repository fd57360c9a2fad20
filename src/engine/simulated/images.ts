// The images of a simulated engine: what a catalogue publishes, and what is here.
import { createHash } from "node:crypto";
import { asError } from "../../kit/assert.ts";
import { type Clock, sleep } from "../../kit/clock.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { BuildOptions, Image, Labels, PullOptions, RegistryCredentials } from "../engine.ts";
import { splitReference } from "../reference.ts";
import type { ContainerRecord } from "./container-record.ts";
import type { Journal } from "./journal.ts";
import type { Script } from "./script.ts";
import { bearsAll } from "./watchers.ts";

/** What a registry says of an image. */
export interface PublishedImage {
  /** `sha256:…` of the manifest; default: made from the reference. */
  readonly digest?: string;
  readonly sizeBytes?: number;
  readonly labels?: Labels;
}

/** The registries that a simulated engine can reach. Undefined: there is no such image. Throws a MachineError to refuse. */
export type Catalogue = (
  reference: string,
  credentials: RegistryCredentials | undefined,
) => PublishedImage | undefined | Promise<PublishedImage | undefined>;

const defaultSizeBytes = 8 * 1024 * 1024;

export class Images {
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #script: Script;
  readonly #catalogue: Catalogue;

  constructor(clock: Clock, journal: Journal, script: Script, catalogue: Catalogue) {
    this.#clock = clock;
    this.#journal = journal;
    this.#script = script;
    this.#catalogue = catalogue;
  }

  /** By reference, digest reference or id. */
  find(reference: string): Image | undefined {
    const { images } = this.#journal.memory;
    const byId = images.get(reference) ?? images.get(`sha256:${reference}`);
    if (byId) return byId;
    const wanted = fullName(reference);
    for (const image of images.values())
      if (image.repoTags.includes(wanted) || image.repoDigests.includes(wanted)) return image;
    return undefined;
  }

  /** See Engine.pull. */
  async pull(reference: string, { credentials, signal }: PullOptions): Promise<Image> {
    const { name, version, isDigest } = splitReference(reference);
    const present = isDigest ? this.find(reference) : undefined;
    if (present) return present;
    const { delayMs, error } = this.#script.pullingOf(reference);
    if (signal?.aborted) throw asError(signal.reason);
    if (delayMs) await sleep(this.#clock, delayMs, signal);
    if (error) throw new MachineError(error.kind, error.message);
    const published = await this.#catalogue(reference, credentials);
    if (!published)
      throw new MachineError("not-found", `manifest for ${reference} not found: manifest unknown: manifest unknown`);
    const digest = isDigest ? version : (published.digest ?? sha256(`manifest of ${fullName(reference)}`));
    const id = sha256(`configuration of ${digest}`);
    const known = this.#journal.memory.images.get(id);
    return this.#keep({
      id,
      repoDigests: union(known?.repoDigests, `${name}@${digest}`),
      repoTags: isDigest ? (known?.repoTags ?? []) : union(known?.repoTags, `${name}:${version}`),
      sizeBytes: published.sizeBytes ?? defaultSizeBytes,
      labels: published.labels ?? {},
    });
  }

  /** See ImageBuilder.build: reads the context and runs none of its steps. */
  async build(context: AsyncIterable<Uint8Array>, { tag, labels, onLine }: BuildOptions): Promise<string> {
    const hash = createHash("sha256");
    let sizeBytes = 0;
    for await (const chunk of context) {
      hash.update(chunk);
      sizeBytes += chunk.length;
    }
    const id = `sha256:${hash.digest("hex")}`;
    const known = this.#journal.memory.images.get(id);
    const repoTags = union(known?.repoTags, fullName(tag));
    this.#keep({ id, repoDigests: known?.repoDigests ?? [], repoTags, sizeBytes, labels });
    onLine?.(`Successfully built ${id.slice(7, 19)} (simulated: no step was run)`);
    onLine?.(`Successfully tagged ${fullName(tag)}`);
    return id;
  }

  list(labels: Labels): readonly Image[] {
    return [...this.#journal.memory.images.values()].filter((image) => bearsAll(image.labels, labels));
  }

  /** See ImageRemover.removeImage. */
  remove(reference: string, containers: Iterable<ContainerRecord>): void {
    const image = this.find(reference);
    if (!image) return;
    const wanted = fullName(reference);
    const left = image.repoTags.includes(wanted) ? image.repoTags.filter((tag) => tag !== wanted) : [];
    if (left.length > 0) return this.#journal.write({ image: { ...image, repoTags: left } });
    for (const { imageId, id } of containers)
      if (imageId === image.id)
        throw new MachineError("conflict", `unable to remove ${reference}: container ${id} is using its image`);
    this.#journal.write({ removedImage: image.id });
  }

  /** A tag names one image: it leaves the one that bore it before. */
  #keep(image: Image): Image {
    for (const other of this.#journal.memory.images.values()) {
      const repoTags = other.repoTags.filter((tag) => !image.repoTags.includes(tag));
      if (other.id !== image.id && repoTags.length < other.repoTags.length)
        this.#journal.write({ image: { ...other, repoTags } });
    }
    this.#journal.write({ image });
    return image;
  }
}

function fullName(reference: string): string {
  const { name, version, isDigest } = splitReference(reference);
  return `${name}${isDigest ? "@" : ":"}${version}`;
}

function union(known: readonly string[] | undefined, name: string): readonly string[] {
  return [...new Set([...(known ?? []), name])];
}

function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
