// DeleteRepository. Bytes go when the registry collects what nothing names any more.
import { RepositoryNotEmptyException } from "@aws-sdk/client-ecr";
import { keyOfRepository } from "../../model/ecr/names.ts";
import { fail } from "../../model/errors.ts";
import { blobLinks, layerUploads, repositories } from "../../store/tables/ecr.ts";
import { imagesOf, removeImage } from "./images.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryView } from "./repository-view.ts";

export const deleteRepository = repositoryOperation("DeleteRepository", {
  access: "Write",
  handle({ force }, { tx, addresses }, { repository, within }) {
    const images = imagesOf(tx, within);
    if (images.length > 0 && !force)
      fail(RepositoryNotEmptyException, {
        message: `The repository with name '${repository.name}' in registry with id '${repository.account}' cannot be deleted because it still contains images`,
      });
    for (const image of images) removeImage(tx, image);
    const key = keyOfRepository(within);
    for (const link of tx.by(blobLinks, "repository", key)) tx.delete(blobLinks, blobLinks.key(link));
    for (const upload of tx.by(layerUploads, "repository", key)) tx.delete(layerUploads, upload.uploadId);
    tx.delete(repositories, repositories.key(repository));
    return { repository: repositoryView(repository, addresses) };
  },
});
