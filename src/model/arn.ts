// Amazon Resource Names: arn:partition:service:region:account:resource. One partition, `aws`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon, e.g. `task/web/0123…`. */
  readonly resource: string;
}

export const formatArn = ({ service, region, account, resource }: Arn): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** Undefined when the text is not an ARN. */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(":");
  if (arn !== "arn" || partition !== "aws" || !service || region === undefined || account === undefined)
    return undefined;
  if (rest.length === 0) return undefined;
  return { service, region, account, resource: rest.join(":") };
}

/** Whose and where: the half of an ARN that comes from the request. */
export interface Scope {
  readonly account: string;
  readonly region: string;
}

/** One string for a scope, as index value and key prefix. */
export const scopeKey = ({ account, region }: Scope): string => `${account}/${region}`;
