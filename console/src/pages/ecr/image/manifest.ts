// Manifests and configurations of images, read as the registry keeps them: a client's bytes, so nothing in them is trusted.
// https://github.com/opencontainers/image-spec/blob/main/manifest.md, …/image-index.md, …/config.md

export interface Blob {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

/** An entry of an index: the image of one platform. */
export interface PlatformImage extends Blob {
  /** "linux/arm64/v8" */
  readonly platform: string;
}

export type Manifest =
  | { readonly kind: "image"; readonly config: Blob; readonly layers: readonly Blob[] }
  | { readonly kind: "index"; readonly images: readonly PlatformImage[] }
  | { readonly kind: "unknown" };

/** What a container of the image starts with unless its definition says otherwise. */
export interface ImageConfiguration {
  readonly platform: string;
  readonly createdAt: Date | undefined;
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: readonly string[];
  /** "5000/tcp" */
  readonly exposedPorts: readonly string[];
  readonly workingDirectory: string;
  readonly user: string;
  readonly labels: readonly (readonly [key: string, value: string])[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value: unknown): Json => (isObject(value) ? value : {});
const string = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const strings = (value: unknown): readonly string[] => list(value).filter((each) => typeof each === "string");

function parse(text: string): Json {
  try {
    return object(JSON.parse(text));
  } catch {
    return {};
  }
}

export function parseManifest(text: string): Manifest {
  const manifest = parse(text);
  if (Array.isArray(manifest.manifests)) {
    const images = manifest.manifests.map((each) => ({ ...blobOf(each), platform: platformOf(object(each).platform) }));
    return { kind: "index", images };
  }
  if (!isObject(manifest.config)) return { kind: "unknown" };
  return { kind: "image", config: blobOf(manifest.config), layers: list(manifest.layers).map(blobOf) };
}

export function parseConfiguration(text: string): ImageConfiguration {
  const whole = parse(text);
  const config = object(whole.config);
  const created = new Date(string(whole.created));
  return {
    platform: platformOf(whole),
    createdAt: Number.isNaN(created.getTime()) ? undefined : created,
    entryPoint: strings(config.Entrypoint),
    command: strings(config.Cmd),
    environment: strings(config.Env),
    exposedPorts: Object.keys(object(config.ExposedPorts)),
    workingDirectory: string(config.WorkingDir),
    user: string(config.User),
    labels: Object.entries(object(config.Labels)).map(([key, value]) => [key, string(value)] as const),
  };
}

function blobOf(value: unknown): Blob {
  const { digest, size, mediaType } = object(value);
  return { digest: string(digest), sizeBytes: typeof size === "number" ? size : 0, mediaType: string(mediaType) };
}

function platformOf(value: unknown): string {
  const { os, architecture, variant } = object(value);
  return [os, architecture, variant]
    .map(string)
    .filter((part) => part !== "")
    .join("/");
}

/** Kinds of configuration that say how a container starts; those of other artifacts do not. */
export const isContainerConfiguration = ({ mediaType }: Blob): boolean =>
  /^application\/vnd\.(docker\.container\.image\.v1|oci\.image\.config\.v1)\+json$/.test(mediaType);

/** A configuration larger than this is not one that a person reads. */
export const longestConfigurationBytes = 4_000_000;

/** AWS's word for what was pushed: "Image", "Image Index", "Artifact". */
export function artifactType(mediaType: string | undefined, artifactMediaType: string | undefined): ArtifactType {
  if (mediaType && /manifest\.list|image\.index/.test(mediaType)) return "Image Index";
  const isImage = !artifactMediaType || /container\.image|oci\.image\.config/.test(artifactMediaType);
  return isImage ? "Image" : "Artifact";
}

export type ArtifactType = "Image" | "Image Index" | "Artifact";
