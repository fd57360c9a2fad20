// Names, ids and ARNs of IAM.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
import { type Dice, pick } from "../../kit/ids.ts";
import { parseArn } from "../arn.ts";

/** The first four letters of an id say what it names. */
export const idPrefixes = {
  user: "AIDA",
  group: "AGPA",
  role: "AROA",
  policy: "ANPA",
  "instance-profile": "AIPA",
} as const;

export type EntityKind = keyof typeof idPrefixes;

const upperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export const newEntityId = (dice: Dice, kind: EntityKind): string =>
  idPrefixes[kind] + pick(dice, 17, upperAlphanumeric);

/** AKIA for keys that last, ASIA for those of sessions; 20 characters. */
export const newAccessKeyId = (dice: Dice, prefix: "AKIA" | "ASIA" = "AKIA"): string =>
  prefix + pick(dice, 16, upperAlphanumeric);

/** 40 characters. */
export const newSecretAccessKey = (dice: Dice): string => pick(dice, 40, base64);

/** arn:aws:iam::123456789012:role/service-role/name */
export const entityArn = (account: string, kind: EntityKind, path: string, name: string): string =>
  `arn:aws:iam::${account}:${kind}${path}${name}`;

/** The key of a row: names differ by more than the case of their letters. */
export const entityKey = (account: string, name: string): string => `${account}/${name.toLowerCase()}`;

export interface EntityReference {
  readonly account: string;
  readonly kind: string;
  readonly path: string;
  readonly name: string;
}

/** Takes an ARN of IAM apart; undefined when it is none. */
export function parseEntityArn(text: string): EntityReference | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "iam" || arn.region !== "") return undefined;
  const first = arn.resource.indexOf("/");
  const last = arn.resource.lastIndexOf("/");
  if (first < 1 || last === arn.resource.length - 1) return undefined;
  return {
    account: arn.account,
    kind: arn.resource.slice(0, first),
    path: arn.resource.slice(first, last + 1),
    name: arn.resource.slice(last + 1),
  };
}
