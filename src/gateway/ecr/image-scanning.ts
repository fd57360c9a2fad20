// PutImageScanningConfiguration: kept and answered, as Terraform and others set it; Muelle has no scanner, and scans that are
// asked for are refused by name.
import { repositories } from "../../store/tables/ecr.ts";
import { identity, repositoryOperation } from "./repository-operation.ts";

export const putImageScanningConfiguration = repositoryOperation("PutImageScanningConfiguration", {
  access: "Write",
  handle({ imageScanningConfiguration }, { tx }, admitted) {
    const scanOnPush = imageScanningConfiguration.scanOnPush ?? false;
    tx.put(repositories, { ...admitted.repository, scanOnPush });
    return { ...identity(admitted), imageScanningConfiguration: { scanOnPush } };
  },
});
