// Names, paths, numbers and tags as IAM takes them. Limits: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
import type { Tag } from "../../model/iam/records.ts";
import { constraint, invalidInput, limitExceeded, validationError } from "./errors.ts";

const nameLimits = { userName: 64, groupName: 128, roleName: 64, policyName: 128, instanceProfileName: 128 } as const;

/** `member` is the input member as AWS's messages have it: roleName. */
export function checkName(member: keyof typeof nameLimits, name: string): string {
  checkLength(member, name, 1, nameLimits[member]);
  if (!/^[\w+=,.@-]+$/.test(name))
    throw validationError(
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    );
  return name;
}

/** Default "/". */
export function checkPath(path = "/"): string {
  checkLength("path", path, 1, 512);
  if (!/^\/([!-~]*\/)?$/.test(path) || path.includes("//"))
    throw validationError(
      "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    );
  return path;
}

/** Default: every path. */
export function checkPathPrefix(prefix = "/"): string {
  if (!prefix.startsWith("/"))
    throw validationError("The specified value for pathPrefix is invalid. It must begin with the / character.");
  return prefix;
}

export function checkLength(member: string, value: string, least: number, most: number): void {
  if (value.length < least) throw constraint(value, member, `have length greater than or equal to ${least}`);
  if (value.length > most) throw constraint(value, member, `have length less than or equal to ${most}`);
}

export function checkDescription(description: string | undefined): string | undefined {
  if (description !== undefined) checkLength("description", description, 0, 1000);
  return description === "" ? undefined : description;
}

/** Seconds; one hour unless told. */
export function checkSessionDuration(durationS = 3600): number {
  if (durationS < 3600) throw constraint(durationS, "maxSessionDuration", "have value greater than or equal to 3600");
  if (durationS > 43_200) throw constraint(durationS, "maxSessionDuration", "have value less than or equal to 43200");
  return durationS;
}

type InputTag = { readonly Key: string; readonly Value: string };

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The tags of `before` with those of `input` added or replaced: keys differ by more than their case, the first spelling stays. */
export function mergeTags(before: readonly Tag[], input: readonly InputTag[] = []): Tag[] {
  const tags = new Map(before.map((tag) => [tag.key.toLowerCase(), tag]));
  const seen = new Set<string>();
  for (const { Key, Value } of input) {
    checkTag(Key, Value);
    const key = Key.toLowerCase();
    if (seen.has(key)) throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    seen.add(key);
    tags.set(key, { key: tags.get(key)?.key ?? Key, value: Value });
  }
  if (tags.size > 50)
    throw limitExceeded(
      "The number of tags has reached the maximum limit of 50 for this resource. Remove tags to add others.",
    );
  return [...tags.values()];
}

function checkTag(key: string, value: string): void {
  checkLength("tags.1.member.key", key, 1, 128);
  checkLength("tags.1.member.value", value, 0, 256);
  for (const [text, member] of [
    [key, "key"],
    [value, "value"],
  ] as const)
    if (!tagText.test(text))
      throw constraint(
        text,
        `tags.1.member.${member}`,
        "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
      );
  if (key.toLowerCase().startsWith("aws:")) throw invalidInput("Tag keys that begin with aws: are reserved for AWS.");
}
