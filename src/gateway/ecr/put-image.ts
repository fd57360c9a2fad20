// PutImage: a manifest by ECR's own road. The registry's rule takes it in, so both roads promise the same.
import {
  ImageAlreadyExistsException,
  ImageDigestDoesNotMatchException,
  ImageTagAlreadyExistsException,
  LayersNotFoundException,
  ReferencedImagesNotFoundException,
} from "@aws-sdk/client-ecr";
import { fail } from "../../model/errors.ts";
import type { InRepository } from "../../model/ecr/records.ts";
import {
  type BlobStore,
  digestOf,
  isDigest,
  type ManifestPush,
  type ManifestRecord,
  parseManifest,
  pushManifest,
  Refusal,
} from "../../registry/registry.ts";
import type { Reader } from "../../store/store.ts";
import type { SlowContext } from "../service.ts";
import { storeCatalogue } from "./catalogue.ts";
import { checkLength, invalid } from "./constraints.ts";
import { findImage, findTag } from "./images.ts";
import { slowRepositoryOperation } from "./repository-operation.ts";

const tagForm = /^\w[\w.-]{0,127}$/;

export const putImage = (blobs: BlobStore) =>
  slowRepositoryOperation("PutImage", {
    access: "Write",
    async perform(input, context, { within }) {
      const { imageManifest, imageManifestMediaType, imageTag, imageDigest } = input;
      checkLength("imageManifest", imageManifest, 1, 4_194_304);
      if (imageTag !== undefined && !tagForm.test(imageTag))
        invalid("imageTag", "must satisfy regular expression '[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}'");
      if (imageDigest !== undefined && !isDigest(imageDigest)) invalid("imageDigest", "must be a sha256 digest");
      const bytes = Buffer.from(imageManifest);
      checkNew(context.store, within, digestOf(bytes), imageTag);
      const push = { bytes, mediaType: imageManifestMediaType, digest: imageDigest, tag: imageTag };
      const { digest, mediaType } = await take(blobs, context, within, push);
      return {
        image: {
          registryId: within.account,
          repositoryName: within.repositoryName,
          imageId: { imageDigest: digest, ...(imageTag !== undefined && { imageTag }) },
          imageManifest,
          imageManifestMediaType: mediaType,
        },
      };
    },
  });

function checkNew(reader: Reader, within: InRepository, digest: string, tag: string | undefined): void {
  const isThere =
    tag === undefined ? findImage(reader, within, digest) : findTag(reader, within, tag)?.digest === digest;
  if (!isThere) return;
  const named = tag === undefined ? "" : ` and tag '${tag}'`;
  fail(ImageAlreadyExistsException, {
    message: `Image with digest '${digest}'${named} already exists in the repository with name '${within.repositoryName}' in registry with id '${within.account}'`,
  });
}

async function take(
  blobs: BlobStore,
  { store, nowMs }: SlowContext,
  within: InRepository,
  push: ManifestPush,
): Promise<ManifestRecord> {
  const catalogue = storeCatalogue({ store, clock: { nowMs: () => nowMs } });
  const { account, region, repositoryName: name } = within;
  try {
    return await pushManifest({ blobs, catalogue }, { account, region, name }, push);
  } catch (thrown) {
    if (thrown instanceof Refusal) return refuse(thrown, within, push);
    throw thrown;
  }
}

function refuse(refusal: Refusal, within: InRepository, push: ManifestPush): never {
  const { message } = refusal;
  if (refusal.code === "TAG_INVALID") return fail(ImageTagAlreadyExistsException, { message });
  if (refusal.code === "DIGEST_INVALID") return fail(ImageDigestDoesNotMatchException, { message });
  if (refusal.code !== "MANIFEST_BLOB_UNKNOWN") return invalid("ImageManifest", message);
  const digest = (refusal.detail as { readonly digest: string }).digest;
  const where = `required for pushing image into repository with name '${within.repositoryName}' in the registry with id '${within.account}' do not exist`;
  const isImage = parseManifest(push.bytes, push.mediaType).record.manifests.includes(digest);
  return isImage
    ? fail(ReferencedImagesNotFoundException, { message: `Images with digests '[${digest}]' ${where}` })
    : fail(LayersNotFoundException, { message: `Layers with digests '[${digest}]' ${where}` });
}
