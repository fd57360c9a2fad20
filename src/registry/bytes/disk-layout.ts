// Where bytes lie on disk:
//
//   <directory>/blobs/sha256/ab/<64 hex>    kept blobs; the name is the content, `ab` its first byte
//   <directory>/blobs/sha512/ab/<128 hex>
//   <directory>/uploads/<id>                received so far; becomes a blob by rename, so both are on one file system
//
// Nothing else is written: what an upload is worth can be told from its file alone.
import { join } from "node:path";
import { MachineError } from "../../kit/machine-error.ts";
import { isDigest } from "../meaning/digest.ts";
import type { Digest, DigestAlgorithm } from "../ports.ts";

export const algorithms: readonly DigestAlgorithm[] = ["sha256", "sha512"];

const uploadIdForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The folder of one algorithm's blobs. */
export const algorithmFolder = (directory: string, algorithm: DigestAlgorithm) => join(directory, "blobs", algorithm);

/** The folder and file of a blob. Throws `invalid` for what is not a digest, so that no name leaves the directory. */
export function blobPlace(directory: string, digest: Digest): { readonly folder: string; readonly file: string } {
  if (!isDigest(digest))
    throw new MachineError("invalid", `${JSON.stringify(digest)} is not a sha256 or sha512 digest`);
  const [algorithm = "", hex = ""] = digest.split(":");
  const folder = join(directory, "blobs", algorithm, hex.slice(0, 2));
  return { folder, file: join(folder, hex) };
}

export const uploadsFolder = (directory: string) => join(directory, "uploads");

/** The file of an upload; undefined for what cannot be an upload's id. */
export function uploadFile(directory: string, uploadId: string): string | undefined {
  return uploadIdForm.test(uploadId) ? join(directory, "uploads", uploadId) : undefined;
}
