// Tables of ECR.
import { scopeKey } from "../../model/arn.ts";
import { keyOfRepository, keyWithin, repositoryKey } from "../../model/ecr/names.ts";
import type { BlobLink, Image, ImageTag, LayerUpload, RegistryToken, Repository } from "../../model/ecr/records.ts";
import { defineTable } from "../table.ts";

const hourMs = 3_600_000;

/** The hour in which a token ends, as index value. */
export const expiryHour = (expiresAtMs: number): string => String(Math.floor(expiresAtMs / hourMs));

export const repositories = defineTable<Repository>()({
  name: "ecr_repositories",
  key: (repository) => repositoryKey(repository, repository.name),
  indexes: { scope: scopeKey, account: (repository) => repository.account },
});

export const images = defineTable<Image>()({
  name: "ecr_images",
  key: (image) => keyWithin(image, image.digest),
  indexes: {
    repository: keyOfRepository,
    subject: (image) => image.subject && keyWithin(image, image.subject),
    /** What it names, within its repository. */
    blob: (image) => image.blobs.map((digest) => keyWithin(image, digest)),
    manifest: (image) => image.manifests.map((digest) => keyWithin(image, digest)),
  },
});

export const imageTags = defineTable<ImageTag>()({
  name: "ecr_image_tags",
  key: (row) => keyWithin(row, row.tag),
  indexes: { repository: keyOfRepository, image: (row) => keyWithin(row, row.digest) },
});

export const blobLinks = defineTable<BlobLink>()({
  name: "ecr_blob_links",
  key: (link) => keyWithin(link, link.digest),
  indexes: { repository: keyOfRepository },
});

export const layerUploads = defineTable<LayerUpload>()({
  name: "ecr_layer_uploads",
  key: (upload) => upload.uploadId,
  indexes: { repository: keyOfRepository },
});

export const registryTokens = defineTable<RegistryToken>()({
  name: "ecr_tokens",
  key: (token) => token.passwordHash,
  indexes: { expiryHour: (token) => expiryHour(token.expiresAtMs) },
});

export const ecrTables = [repositories, images, imageTags, blobLinks, layerUploads, registryTokens];
