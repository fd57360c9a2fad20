// The errors that users of the AWS APIs see, where the vendor's model has no class for them.

/** An AWS error by code, e.g. EC2's `InvalidGroup.NotFound`, which no SDK models. `status` is the HTTP status. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/**
 * Throws the vendor's own exception class with its members checked:
 * `fail(ClusterNotFoundException, { message: "Cluster not found." })`.
 */
export function fail<P extends { $metadata: unknown }>(
  Exception: new (options: P) => Error,
  options: Omit<NoInfer<P>, "$metadata">,
): never {
  throw new Exception({ ...options, $metadata: {} } as unknown as P);
}
