// BatchCheckLayerAvailability and GetDownloadUrlForLayer.
import type * as ECR from "@aws-sdk/client-ecr";
import { LayersNotFoundException } from "@aws-sdk/client-ecr";
import { keyWithin, registryDefaults } from "../../model/ecr/names.ts";
import type { InRepository } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import { type BlobStore, repositoryPath } from "../../registry/registry.ts";
import type { Reader } from "../../store/store.ts";
import { blobLinks } from "../../store/tables/ecr.ts";
import { issueRegistryToken } from "../../store/tables/ecr-tokens.ts";
import { checkList } from "./constraints.ts";
import { slowRepositoryOperation } from "./repository-operation.ts";

const digestPattern = "[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+";
const digestForm = new RegExp(`^(?:${digestPattern})$`);
const urlLifeMs = 3_600_000;

/** Size in bytes of a layer of the repository; undefined when it is not there. */
async function sizeOf(blobs: BlobStore, reader: Reader, within: InRepository, digest: string) {
  return reader.get(blobLinks, keyWithin(within, digest)) ? await blobs.size(digest) : undefined;
}

export const batchCheckLayerAvailability = (blobs: BlobStore) =>
  slowRepositoryOperation("BatchCheckLayerAvailability", {
    access: "Read",
    async perform({ layerDigests }, { store }, { within }) {
      checkList("layerDigests", layerDigests, 100);
      const layers: ECR.Layer[] = [];
      const failures: ECR.LayerFailure[] = [];
      for (const layerDigest of layerDigests) {
        const failure = failureOf(layerDigest);
        if (failure) failures.push(failure);
        else layers.push(layerView(layerDigest, await sizeOf(blobs, store, within, layerDigest)));
      }
      return { layers, failures };
    },
  });

function failureOf(layerDigest: string): ECR.LayerFailure | undefined {
  if (digestForm.test(layerDigest)) return undefined;
  const failureCode = layerDigest === "" ? "MissingLayerDigest" : "InvalidLayerDigest";
  const failureReason = `Invalid request parameters: layer digest should satisfy the regex '${digestPattern}'`;
  return { layerDigest, failureCode, failureReason };
}

const layerView = (layerDigest: string, sizeBytes: number | undefined): ECR.Layer => ({
  layerDigest,
  layerAvailability: sizeBytes === undefined ? "UNAVAILABLE" : "AVAILABLE",
  ...(sizeBytes !== undefined && {
    layerSize: sizeBytes,
    mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  }),
});

/** The URL is this registry's own, with a password in it that fetches from this repository for an hour and does nothing else. */
export const getDownloadUrlForLayer = (blobs: BlobStore) =>
  slowRepositoryOperation("GetDownloadUrlForLayer", {
    access: "Read",
    async perform({ layerDigest }, context, { repository, within }) {
      const { store, addresses, principal, nowMs, dice } = context;
      if ((await sizeOf(blobs, store, within, layerDigest)) === undefined)
        fail(LayersNotFoundException, {
          message: `The layer with digest '${layerDigest}' does not exist in the repository with name '${within.repositoryName}' in the registry with id '${within.account}'`,
        });
      const facts = { nowMs, dice, lifeMs: urlLifeMs, pullsOnly: within };
      const { username, password } = store.transact((tx) => issueRegistryToken(tx, principal, facts));
      const path = `/v2/${repositoryPath(repository, registryDefaults)}/blobs/${layerDigest}`;
      return { downloadUrl: `http://${username}:${password}@${addresses.registryHost}${path}`, layerDigest };
    },
  });
