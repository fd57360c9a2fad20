// InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload: a layer by ECR's own road, into the registry's blob store.
import {
  EmptyUploadException,
  InvalidLayerException,
  InvalidLayerPartException,
  LayerAlreadyExistsException,
  UploadNotFoundException,
} from "@aws-sdk/client-ecr";
import { isKind } from "../../kit/machine-error.ts";
import { keyWithin } from "../../model/ecr/names.ts";
import type { InRepository } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import { type BlobStore, isDigest } from "../../registry/registry.ts";
import type { Reader } from "../../store/store.ts";
import { blobLinks, layerUploads } from "../../store/tables/ecr.ts";
import { storeCatalogue } from "./catalogue.ts";
import { checkLength, invalid } from "./constraints.ts";
import { type Admitted, identity, slowRepositoryOperation } from "./repository-operation.ts";

const partSize = 10_485_760;
const largestPartBytes = 20_971_520;

export const initiateLayerUpload = (blobs: BlobStore) =>
  slowRepositoryOperation("InitiateLayerUpload", {
    access: "Write",
    async perform(_, { store, nowMs }, { within }) {
      const uploadId = await blobs.startUpload();
      store.transact((tx) => tx.put(layerUploads, { ...within, uploadId, startedAtMs: nowMs }));
      return { uploadId, partSize };
    },
  });

/** Bytes received so far. Throws when there is no such upload to this repository. */
async function receivedBytes(
  blobs: BlobStore,
  reader: Reader,
  within: InRepository,
  uploadId: string,
): Promise<number> {
  const row = reader.get(layerUploads, uploadId);
  const isHere = row && keyWithin(row, "") === keyWithin(within, "");
  const size = isHere ? await blobs.uploadSize(uploadId) : undefined;
  return (
    size ??
    fail(UploadNotFoundException, {
      message: `The upload with id '${uploadId}' does not exist in the repository with name '${within.repositoryName}' in the registry with id '${within.account}'`,
    })
  );
}

export const uploadLayerPart = (blobs: BlobStore) =>
  slowRepositoryOperation("UploadLayerPart", {
    access: "Write",
    async perform(input, { store }, admitted) {
      const { uploadId, partFirstByte, partLastByte, layerPartBlob } = input;
      const sizeBytes = await receivedBytes(blobs, store, admitted.within, uploadId);
      const refuse = (message: string, lastValidByteReceived: number): never =>
        fail(InvalidLayerPartException, { ...identity(admitted), uploadId, lastValidByteReceived, message });
      const last = sizeBytes - 1;
      if (layerPartBlob.byteLength > largestPartBytes)
        invalid("layerPartBlob", `must have length less than or equal to ${largestPartBytes}`);
      if (partFirstByte !== sizeBytes) refuse(`The part must begin at byte ${sizeBytes}, not ${partFirstByte}`, last);
      if (partLastByte - partFirstByte + 1 !== layerPartBlob.byteLength)
        refuse(
          `The part has ${layerPartBlob.byteLength} bytes, not those from ${partFirstByte} to ${partLastByte}`,
          last,
        );
      try {
        await blobs.append(uploadId, once(layerPartBlob), sizeBytes);
      } catch (thrown) {
        if (!isKind(thrown, "conflict")) throw thrown;
        refuse("Another part of this upload is being received", last);
      }
      return { ...identity(admitted), uploadId, lastByteReceived: partLastByte };
    },
  });

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const completeLayerUpload = (blobs: BlobStore) =>
  slowRepositoryOperation("CompleteLayerUpload", {
    access: "Write",
    async perform({ uploadId, layerDigests }, { store, nowMs }, admitted) {
      checkLength("layerDigests", layerDigests, 1, 100);
      const layerDigest = digestAmong(layerDigests);
      const { within } = admitted;
      if ((await receivedBytes(blobs, store, within, uploadId)) === 0)
        fail(EmptyUploadException, { message: `The upload with id '${uploadId}' has no layer parts` });
      if (store.get(blobLinks, keyWithin(within, layerDigest)) && (await blobs.has(layerDigest)))
        fail(LayerAlreadyExistsException, {
          message: `Layer with digest '${layerDigest}' already exists in the repository with name '${within.repositoryName}'`,
        });
      const sizeBytes = await commit(blobs, uploadId, layerDigest);
      await link(admitted, { layerDigest, sizeBytes }, storeCatalogue({ store, clock: { nowMs: () => nowMs } }));
      store.transact((tx) => tx.delete(layerUploads, uploadId));
      return { ...identity(admitted), uploadId, layerDigest };
    },
  });

function digestAmong(layerDigests: readonly string[]): string {
  const [digest] = layerDigests;
  return digest !== undefined && layerDigests.length === 1 && isDigest(digest)
    ? digest
    : invalid("layerDigests", "must be one digest of the form sha256:<64 hexadecimal digits>");
}

async function commit(blobs: BlobStore, uploadId: string, digest: string): Promise<number> {
  try {
    return await blobs.commit(uploadId, digest);
  } catch (thrown) {
    if (!isKind(thrown, "invalid")) throw thrown;
    return fail(InvalidLayerException, { message: `The uploaded bytes do not have the digest '${digest}'` });
  }
}

function link(
  { within }: Admitted,
  { layerDigest, sizeBytes }: { readonly layerDigest: string; readonly sizeBytes: number },
  catalogue: ReturnType<typeof storeCatalogue>,
): Promise<void> {
  const { account, region, repositoryName: name } = within;
  return catalogue.linkBlob({ account, region, name }, layerDigest, sizeBytes);
}
