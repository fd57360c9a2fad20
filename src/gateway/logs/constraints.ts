// Lengths, ranges and patterns that the vendor's schemas do not carry, in the words of CloudWatch Logs.
import { InvalidParameterException } from "@aws-sdk/client-cloudwatch-logs";
import { fail } from "../../model/errors.ts";
import { groupNamePattern, longestName, streamNamePattern } from "../../model/logs/names.ts";

export const invalid = (message: string): never => fail(InvalidParameterException, { message });

export const wrongToken = (): never => invalid("The specified nextToken is invalid.");

export interface Constraint {
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that the whole value must fit. */
  readonly pattern?: string;
}

const groupName: Constraint = { min: 1, max: longestName, pattern: groupNamePattern };
const streamName: Constraint = { min: 1, max: longestName, pattern: streamNamePattern };
// AWS's pattern forbids the asterisk of `:*`; ARNs are copied with it all the same, so it is taken.
const identifier: Constraint = { min: 1, max: 2048, pattern: "[\\w#+=/:,.@*-]*" };

/** By the names that members have in every operation. */
const byMember: Readonly<Record<string, Constraint>> = {
  logGroupName: groupName,
  logGroupNamePrefix: groupName,
  logGroupNamePattern: { max: longestName, pattern: "[\\.\\-_/#A-Za-z0-9]*" },
  logStreamName: streamName,
  logStreamNamePrefix: streamName,
  logGroupIdentifier: identifier,
  nextToken: { min: 1 },
  startTime: { min: 0 },
  endTime: { min: 0 },
  filterPattern: { max: 1024 },
  logEventFilterPattern: { max: 1024 },
};

/** Checks the members that are given against what AWS asks of them everywhere, and against `more`. */
export function check(input: object, more: Readonly<Record<string, Constraint>> = {}): void {
  const problems: string[] = [];
  for (const [member, value] of Object.entries(input)) {
    const constraint = more[member] ?? byMember[member];
    const problem = constraint && violation(value, constraint);
    if (problem) problems.push(sentence(member, value, problem));
  }
  if (problems.length === 0) return;
  invalid(`${problems.length} validation error${problems.length > 1 ? "s" : ""} detected: ${problems.join("; ")}`);
}

/** As `check`, for one value at any path. */
export function checkValue(path: string, value: unknown, constraint: Constraint): void {
  const problem = violation(value, constraint);
  if (problem) invalid(`1 validation error detected: ${sentence(path, value, problem)}`);
}

export const sentence = (path: string, value: unknown, constraint: string): string =>
  `Value '${shown(value)}' at '${path}' failed to satisfy constraint: Member must ${constraint}`;

function violation(value: unknown, { min = -Infinity, max = Infinity, pattern }: Constraint): string | undefined {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) return "be a whole number";
    if (value < min) return `have value greater than or equal to ${min}`;
    return value > max ? `have value less than or equal to ${max}` : undefined;
  }
  const length = typeof value === "string" || Array.isArray(value) ? value.length : undefined;
  if (length === undefined) return undefined;
  if (length < min) return `have length greater than or equal to ${min}`;
  if (length > max) return `have length less than or equal to ${max}`;
  if (typeof value === "string" && pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "s").test(value))
    return `satisfy regular expression pattern: ${pattern}`;
  return undefined;
}

const shown = (value: unknown): string =>
  Array.isArray(value) ? `[${value.length > 0 ? "…" : ""}]` : String(value).slice(0, 200);
