// Manifests: which kinds there are, and what one says once its form is checked. Pure. OCI image-spec 1.1 (manifest.md,
// image-index.md, descriptor.md); Docker image manifest version 2, schema 2.
import { digestOf, isDigest } from "./digest.ts";
import { Refusal } from "../ports.ts";
import type { Digest, ManifestRecord } from "../ports.ts";

export const imageIndex = "application/vnd.oci.image.index.v1+json";
const kinds: Readonly<Record<string, "image" | "index">> = {
  "application/vnd.oci.image.manifest.v1+json": "image",
  "application/vnd.docker.distribution.manifest.v2+json": "image",
  [imageIndex]: "index",
  "application/vnd.docker.distribution.manifest.list.v2+json": "index",
};
/** The largest manifest, in bytes, that a registry must take and that this one takes. OCI distribution-spec 1.1, push. */
export const longestManifestBytes = 4 * 1024 * 1024;

/** True for the four kinds that are kept: Docker schema 2 and list, OCI manifest and index. */
export function isManifestMediaType(mediaType: string): boolean {
  return Object.hasOwn(kinds, mediaType);
}

type Json = Readonly<Record<string, unknown>>;

/** What a manifest says of a thing that it names. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly sizeBytes: number;
  /** Layers that by their kind are fetched from elsewhere and need not be here. */
  readonly isForeign: boolean;
}

export interface ParsedManifest {
  readonly record: ManifestRecord;
  /** What must be in the repository before the manifest is, with the sizes that it claims. */
  readonly blobs: readonly Descriptor[];
  readonly manifests: readonly Descriptor[];
}

const invalid = (message: string) => new Refusal("MANIFEST_INVALID", message);

/**
 * Checks a manifest's form and says what it names. `mediaType` is what the client declared, if it did; parameters after `;`
 * are ignored. Throws MANIFEST_INVALID with what is wrong.
 */
export function parseManifest(bytes: Uint8Array, mediaType?: string, digest?: Digest): ParsedManifest {
  const json = parseObject(bytes);
  const kindOf = mediaTypeOf(json, mediaType);
  if (json.schemaVersion !== 2) throw invalid("schemaVersion must be 2; schema 1 images are not supported");
  const isIndex = kinds[kindOf] === "index";
  if (isIndex && ("layers" in json || "config" in json)) throw invalid("an index has neither config nor layers");
  if (!isIndex && "manifests" in json) throw invalid("an image manifest has no manifests");
  const config = isIndex ? undefined : descriptor(json.config, "config");
  const layers = isIndex ? [] : descriptors(json.layers, "layers");
  const manifests = isIndex ? descriptors(json.manifests, "manifests") : [];
  const blobs = config ? [config, ...layers] : [];
  const record: ManifestRecord = {
    digest: digest ?? digestOf(bytes),
    mediaType: kindOf,
    sizeBytes: bytes.byteLength,
    ...optional(json, config),
    blobs: distinct(blobs),
    manifests: distinct(manifests),
    imageSizeBytes: layers.reduce((sum, layer) => sum + layer.sizeBytes, 0),
  };
  return { record, blobs, manifests };
}

function parseObject(bytes: Uint8Array): Json {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isObject(value)) return value;
  } catch {
    throw invalid("the manifest is not JSON in UTF-8");
  }
  throw invalid("the manifest is not a JSON object");
}

function mediaTypeOf(json: Json, declared: string | undefined): string {
  const fromHeader = declared?.split(";")[0]?.trim().toLowerCase();
  const own = json.mediaType;
  if (own !== undefined && typeof own !== "string") throw invalid("mediaType must be a string");
  if (fromHeader && own !== undefined && own !== fromHeader)
    throw invalid(`the manifest says mediaType ${own}, but it was declared as ${fromHeader}`);
  const mediaType = fromHeader || own;
  if (!mediaType) throw invalid("no media type: neither Content-Type nor the manifest's mediaType says what it is");
  if (!isManifestMediaType(mediaType))
    throw invalid(`media type ${mediaType} is not supported; supported are ${Object.keys(kinds).join(", ")}`);
  return mediaType;
}

function optional(json: Json, config: Descriptor | undefined) {
  const subject = json.subject === undefined ? undefined : descriptor(json.subject, "subject").digest;
  const { artifactType } = json;
  if (artifactType !== undefined && typeof artifactType !== "string") throw invalid("artifactType must be a string");
  // An image's type is that of its configuration when it does not say (distribution-spec 1.1, listing referrers).
  const type = artifactType || config?.mediaType;
  const notes = annotations(json.annotations);
  return { ...(subject && { subject }), ...(type && { artifactType: type }), ...(notes && { annotations: notes }) };
}

function annotations(value: unknown): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw invalid("annotations must be an object");
  const entries = Object.entries(value).map(([key, text]): [string, string] => {
    if (typeof text !== "string") throw invalid(`annotation ${key} must be a string`);
    return [key, text];
  });
  return Object.fromEntries(entries);
}

function descriptors(value: unknown, where: string): readonly Descriptor[] {
  if (!Array.isArray(value)) throw invalid(`${where} must be an array`);
  return value.map((item, index) => descriptor(item, `${where}[${index}]`));
}

function descriptor(value: unknown, where: string): Descriptor {
  if (!isObject(value)) throw invalid(`${where} must be a descriptor`);
  const { mediaType, digest, size, urls } = value;
  if (typeof mediaType !== "string" || mediaType === "") throw invalid(`${where}.mediaType must be a string`);
  if (typeof digest !== "string" || !isDigest(digest))
    throw invalid(`${where}.digest is not a sha256 or sha512 digest`);
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
    throw invalid(`${where}.size must be a whole number of bytes`);
  const hasUrls = Array.isArray(urls) && urls.length > 0;
  const isForeign = hasUrls && /\.(foreign|nondistributable)\./.test(mediaType);
  return { mediaType, digest, sizeBytes: size, isForeign };
}

function distinct(list: readonly Descriptor[]): readonly Digest[] {
  return [...new Set(list.filter((item) => !item.isForeign).map((item) => item.digest))];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
