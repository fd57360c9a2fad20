// The nouns of ECR as the house remembers them. Bytes are the registry's blob store's.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Types.html
import type { EncryptionConfiguration, ImageTagMutability } from "@aws-sdk/client-ecr";
import type { Scope } from "../arn.ts";
import type { Principal } from "../iam/principal.ts";
import type { Verdict } from "./lifecycle.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface Repository extends Scope {
  readonly name: string;
  readonly createdAtMs: number;
  readonly mutability: ImageTagMutability;
  /** Wildcards of the tags that the mutability does not hold for. */
  readonly mutabilityExclusions: readonly string[];
  /** Kept and answered; Muelle has no scanner. */
  readonly scanOnPush: boolean;
  /** Kept and answered; bytes lie on this machine's disk as they are. */
  readonly encryption: EncryptionConfiguration;
  readonly tags: readonly Tag[];
  /** Repository policy, JSON. */
  readonly policyText?: string;
  readonly lifecycle?: { readonly text: string; readonly lastEvaluatedAtMs?: number };
  readonly lifecyclePreview?: { readonly text: string; readonly verdicts: readonly Verdict[] };
}

/** A thing within a repository. */
export interface InRepository extends Scope {
  readonly repositoryName: string;
}

/** A manifest. Its tags are rows of their own. */
export interface Image extends InRepository {
  readonly digest: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly subject?: string;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly blobs: readonly string[];
  readonly manifests: readonly string[];
  /** Sum of the layers, compressed. */
  readonly imageSizeBytes: number;
  readonly pushedAtMs: number;
  readonly lastPulledAtMs?: number;
}

export interface ImageTag extends InRepository {
  readonly tag: string;
  readonly digest: string;
}

/** A blob that was uploaded to, or mounted into, a repository. */
export interface BlobLink extends InRepository {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly linkedAtMs: number;
}

/** A layer upload that was begun through ECR's own API. */
export interface LayerUpload extends InRepository {
  readonly uploadId: string;
  readonly startedAtMs: number;
}

/** What a password of the registry stands for. The password itself is not kept. */
export interface RegistryToken {
  /** SHA-256 of the password, hexadecimal. */
  readonly passwordHash: string;
  readonly principal: Principal;
  readonly expiresAtMs: number;
  /** Undefined: whatever the principal may; otherwise pulling from this repository only. */
  readonly pullsOnly?: InRepository;
}
