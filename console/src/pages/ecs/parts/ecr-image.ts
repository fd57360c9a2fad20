// Whether an image is in ECR here, and then in which repository.

/** "localhost:4566/shop/web:2" with that registry → "shop/web"; also by AWS's own name. Undefined: it is elsewhere. */
export function ecrRepositoryOf(image: string, registryHost: string): string | undefined {
  const [host = "", ...path] = image.split("/");
  if (path.length === 0) return undefined;
  if (host !== registryHost && !/^\d{12}\.dkr\.ecr\./.test(host)) return undefined;
  return path
    .join("/")
    .replace(/@.*$/, "")
    .replace(/:[^:/]*$/, "");
}
