// Image references of task definitions: which of them live in Muelle's own registry. Pure.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (image)
import { isRepositoryName, type RepositoryName, repositoryOfPath, repositoryPath } from "./names.ts";

export interface EcrReference extends RepositoryName {
  readonly kind: "ecr";
  /** One of them at least; the digest counts when both are given. `latest` when the reference names neither. */
  readonly tag?: string;
  readonly digest?: string;
}

export type ImageReference = EcrReference | { readonly kind: "other"; readonly reference: string };

const awsHost = /^(\d{12})\.dkr[.-]ecr\.([a-z0-9-]+)\.(?:amazonaws\.com|on\.aws)$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/**
 * Takes a reference apart: AWS's own form (`<account>.dkr.ecr.<region>.amazonaws.com/name:tag`) and this registry's
 * (`localhost:4566/name:tag`, by any name of the loopback on the same port). Everything else, malformed references too, is
 * "other" and for the engine to judge.
 */
export function parseImageReference(reference: string, registryHost: string): ImageReference {
  const other: ImageReference = { kind: "other", reference };
  const slash = reference.indexOf("/");
  if (slash < 0) return other;
  const [path, version] = splitVersion(reference.slice(slash + 1));
  if (!version) return other;
  const repository = repositoryAt(reference.slice(0, slash), path, registryHost);
  return repository ? { kind: "ecr", ...repository, ...version } : other;
}

/** The reference as this registry's clients write it. */
export function registryReference(image: EcrReference, registryHost: string): string {
  const version = image.digest ? `@${image.digest}` : `:${image.tag ?? "latest"}`;
  return `${registryHost}/${repositoryPath(image)}${version}`;
}

function repositoryAt(host: string, path: string, registryHost: string): RepositoryName | undefined {
  const [, account, region] = awsHost.exec(host) ?? [];
  if (account && region) return isRepositoryName(path) ? { account, region, name: path } : undefined;
  return isSameHost(host, registryHost) ? repositoryOfPath(path) : undefined;
}

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isSameHost(host: string, registryHost: string): boolean {
  if (host === registryHost) return true;
  const [name, port] = split(host);
  const [ownName, ownPort] = split(registryHost);
  return port === ownPort && loopbackNames.has(name) && loopbackNames.has(ownName);
}

function split(host: string): readonly [name: string, port: string] {
  const [, name = host, port = ""] = /^(.*):(\d+)$/.exec(host) ?? [];
  return [name, port];
}

/** Path, and tag or digest behind it; no version when it is malformed. */
function splitVersion(text: string): readonly [path: string, version?: { tag?: string; digest?: string }] {
  const [named = "", digest, ...more] = text.split("@");
  if (more.length > 0 || (digest !== undefined && !digestForm.test(digest))) return [text];
  const colon = named.lastIndexOf(":");
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !tagForm.test(tag)) return [text];
  const path = colon < 0 ? named : named.slice(0, colon);
  if (digest !== undefined) return [path, { ...(tag !== undefined && { tag }), digest }];
  return [path, { tag: tag ?? "latest" }];
}
