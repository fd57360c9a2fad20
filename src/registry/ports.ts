// The registry's ports: what the OCI distribution server needs from the house around it. The registry owns bytes and the
// protocol; names, tags, rights and settings are kept by whoever implements these two interfaces (ECR does).
// OCI Distribution Specification 1.1.

/** A repository, addressed as AWS does. */
export interface RepositoryRef {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

/** `sha256:` and 64 lower-case hexadecimal digits (sha512 likewise). OCI image-spec, descriptor, digests. */
export type Digest = string;

export type DigestAlgorithm = "sha256" | "sha512";

export interface ManifestRecord {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** `subject` of an OCI 1.1 manifest. */
  readonly subject?: Digest;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Blobs (configuration and layers) and manifests (of an index) that it names. */
  readonly blobs: readonly Digest[];
  readonly manifests: readonly Digest[];
  /** Sum of the layers' sizes, compressed, in bytes: ECR's imageSizeInBytes. */
  readonly imageSizeBytes: number;
}

/** Why the registry or its catalogue refuses; the server answers this OCI code. OCI distribution-spec 1.1, error codes. */
export type RefusalCode =
  | "BLOB_UNKNOWN"
  | "BLOB_UPLOAD_INVALID"
  | "BLOB_UPLOAD_UNKNOWN"
  | "DIGEST_INVALID"
  | "MANIFEST_BLOB_UNKNOWN"
  | "MANIFEST_INVALID"
  | "MANIFEST_UNKNOWN"
  | "NAME_INVALID"
  | "NAME_UNKNOWN"
  | "SIZE_INVALID"
  | "TAG_INVALID"
  | "DENIED"
  | "UNSUPPORTED"
  | "TOOMANYREQUESTS";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** What it is about, for machines: the `detail` of the OCI error. */
  readonly detail: unknown;

  constructor(code: RefusalCode, message: string, detail?: unknown) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Names, tags and links; durable when a returned promise resolves. Every method refuses an absent repository with
 * NAME_UNKNOWN, and otherwise as said. catalogueConformance holds implementations to this.
 */
export interface Catalogue {
  /** NAME_UNKNOWN when there is no such repository. */
  assertRepository(repository: RepositoryRef): void;
  /** Called before a push begins, so that a repository may be created on push. */
  preparePush(repository: RepositoryRef): Promise<void>;
  /** Digest of a tag, or the digest itself when the manifest is known. */
  resolve(repository: RepositoryRef, reference: string): ManifestRecord | undefined;
  /** Optional: a manifest is being pulled. Must not wait for anything; the pull does not wait for it. */
  recordPull?(repository: RepositoryRef, digest: Digest): void;
  /** Stores the manifest's record and, if `tag` is given, moves or refuses the tag (TAG_INVALID when immutable). */
  putManifest(repository: RepositoryRef, manifest: ManifestRecord, tag: string | undefined): Promise<void>;
  /** Removes a tag, or a manifest with all its tags. MANIFEST_UNKNOWN when absent. */
  deleteReference(repository: RepositoryRef, reference: string): Promise<void>;
  /** All tags, in any order. NAME_UNKNOWN when there is no such repository. */
  tags(repository: RepositoryRef): readonly string[];
  /** Every repository of an account, in all regions, in any order: `_catalog`. */
  repositories(account: string): readonly RepositoryRef[];
  /** Manifests of this repository whose subject it is, which need not exist itself. */
  referrers(repository: RepositoryRef, subject: Digest): readonly ManifestRecord[];
  /** True when the blob was uploaded to, or mounted into, this repository. */
  hasBlob(repository: RepositoryRef, digest: Digest): boolean;
  linkBlob(repository: RepositoryRef, digest: Digest, sizeBytes: number): Promise<void>;
  /** BLOB_UNKNOWN when it is not linked; UNSUPPORTED while a manifest of this repository names it. */
  unlinkBlob(repository: RepositoryRef, digest: Digest): Promise<void>;
  /**
   * Every digest that any repository still needs: its manifests and what they name. A link alone keeps nothing: a blob
   * that no manifest names is collected when its grace is over, and the server then treats the link as absent.
   */
  liveDigests(): ReadonlySet<Digest>;
}

export type RegistryAction = "pull" | "push" | "delete" | "list";

/** Who is asking. Made by the guard from the request's credentials. */
export interface Caller {
  readonly description: string;
  readonly account: string;
}

export interface Guard {
  /** The caller behind `Authorization`; undefined when it is missing, wrong or expired (the server then answers 401). */
  authenticate(authorization: string | undefined): Promise<Caller | undefined>;
  /** Throws DENIED when the caller may not. */
  authorise(caller: Caller, action: RegistryAction, repository: RepositoryRef): void;
}

/**
 * Content addressed bytes, shared by the OCI server and ECR's own layer operations. Errors are MachineErrors: `not-found`
 * (no such upload), `conflict`, `invalid` (also: not a digest).
 */
export interface BlobStore {
  /** Asking renews the blob's grace: what was seen here is not collected before a push could name it. `size` likewise. */
  has(digest: Digest): Promise<boolean>;
  /** Undefined when absent. */
  size(digest: Digest): Promise<number | undefined>;
  /**
   * Undefined when absent. Streams from disk; `end` is inclusive. A block is valid only until the next one is asked for:
   * whoever keeps blocks copies them. Small blobs: readAll.
   */
  read(
    digest: Digest,
    range?: { readonly start: number; readonly end?: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Reads a small blob whole (manifests). */
  readAll(digest: Digest): Promise<Buffer | undefined>;
  /** Stores a small blob whole; returns its digest. Durable when it resolves. */
  put(bytes: Uint8Array, algorithm?: DigestAlgorithm): Promise<Digest>;
  /** Begins a resumable upload. */
  startUpload(): Promise<string>;
  /** Bytes received so far; undefined when there is no such upload. */
  uploadSize(uploadId: string): Promise<number | undefined>;
  /**
   * Appends at the end; returns the new size. Throws `conflict` when `offset` is given and is not the size, or while
   * another append or commit of this upload is at work. When `bytes` throws, what came before it is kept. A chunk may be
   * used again once the next one is asked for.
   */
  append(uploadId: string, bytes: AsyncIterable<Uint8Array>, offset?: number): Promise<number>;
  /**
   * Verifies and keeps the upload under `digest`, durably; returns its size in bytes. Throws `invalid` when the content
   * has another digest (the upload stays).
   */
  commit(uploadId: string, digest: Digest): Promise<number>;
  /** Forgets an upload. Throws `not-found` when there is none, `conflict` while it is at work. */
  cancelUpload(uploadId: string): Promise<void>;
  /**
   * Removes blobs that are not in `live` and were neither stored nor asked for within `graceMs`, and uploads untouched for
   * as long. Safe beside pushes. Returns what went; `blobs` and `bytes` do not count uploads.
   */
  collect(live: ReadonlySet<Digest>, graceMs: number): Promise<{ readonly blobs: number; readonly bytes: number }>;
}
