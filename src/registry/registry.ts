// The registry's front door: its ports, and the pure rules that ECR's own operations share with the OCI server.
export * from "./ports.ts";
export { digestOf, isDigest } from "./meaning/digest.ts";
export { isManifestMediaType, parseManifest } from "./meaning/manifest.ts";
export { pushManifest } from "./meaning/push-manifest.ts";
export type { ManifestPush } from "./meaning/push-manifest.ts";
export { isRepositoryName, repositoryFromPath, repositoryPath } from "./meaning/repository-path.ts";
export type { RegistryDefaults } from "./meaning/repository-path.ts";
