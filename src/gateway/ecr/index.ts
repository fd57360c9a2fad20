// The shelf of ECR.
import * as module from "@aws-sdk/client-ecr";
import type { BlobStore } from "../../registry/registry.ts";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import { batchDeleteImage } from "./batch-delete-image.ts";
import { batchGetImage } from "./batch-get-image.ts";
import { createRepository } from "./create-repository.ts";
import { deleteRepository } from "./delete-repository.ts";
import { describeImages } from "./describe-images.ts";
import { describeRepositories } from "./describe-repositories.ts";
import { getAuthorizationToken } from "./get-authorization-token.ts";
import { putImageScanningConfiguration } from "./image-scanning.ts";
import { completeLayerUpload, initiateLayerUpload, uploadLayerPart } from "./layer-uploads.ts";
import { batchCheckLayerAvailability, getDownloadUrlForLayer } from "./layers.ts";
import { deleteLifecyclePolicy, getLifecyclePolicy, putLifecyclePolicy } from "./lifecycle-policy.ts";
import { getLifecyclePolicyPreview, startLifecyclePolicyPreview } from "./lifecycle-preview.ts";
import { listImageReferrers } from "./list-image-referrers.ts";
import { listImages } from "./list-images.ts";
import { putImageTagMutability } from "./mutability.ts";
import { putImage } from "./put-image.ts";
import { describeRegistry, getAccountSetting, putAccountSetting } from "./registry.ts";
import { deleteRepositoryPolicy, getRepositoryPolicy, setRepositoryPolicy } from "./repository-policy.ts";
import { listTagsForResource, tagResource, untagResource } from "./tags.ts";

/** The service over the registry's bytes. Hourly work is the daemon's to call: housekeeping.ts. */
export function createEcr({ blobs }: { readonly blobs: BlobStore }): Service {
  const operations: Operations<typeof module> = {
    BatchCheckLayerAvailability: batchCheckLayerAvailability(blobs),
    BatchDeleteImage: batchDeleteImage,
    BatchGetImage: batchGetImage(blobs),
    CompleteLayerUpload: completeLayerUpload(blobs),
    CreateRepository: createRepository,
    DeleteLifecyclePolicy: deleteLifecyclePolicy,
    DeleteRepository: deleteRepository,
    DeleteRepositoryPolicy: deleteRepositoryPolicy,
    DescribeImages: describeImages,
    DescribeRegistry: describeRegistry,
    DescribeRepositories: describeRepositories,
    GetAccountSetting: getAccountSetting,
    GetAuthorizationToken: getAuthorizationToken,
    GetDownloadUrlForLayer: getDownloadUrlForLayer(blobs),
    GetLifecyclePolicy: getLifecyclePolicy,
    GetLifecyclePolicyPreview: getLifecyclePolicyPreview,
    GetRepositoryPolicy: getRepositoryPolicy,
    InitiateLayerUpload: initiateLayerUpload(blobs),
    ListImageReferrers: listImageReferrers,
    ListImages: listImages,
    ListTagsForResource: listTagsForResource,
    PutAccountSetting: putAccountSetting,
    PutImage: putImage(blobs),
    PutImageScanningConfiguration: putImageScanningConfiguration,
    PutImageTagMutability: putImageTagMutability,
    PutLifecyclePolicy: putLifecyclePolicy,
    SetRepositoryPolicy: setRepositoryPolicy,
    StartLifecyclePolicyPreview: startLifecyclePolicyPreview,
    TagResource: tagResource,
    UntagResource: untagResource,
    UploadLayerPart: uploadLayerPart(blobs),
  };
  return { spec: specs.ecr, module, operations };
}
