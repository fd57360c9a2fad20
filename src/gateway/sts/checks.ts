// Constraints of STS's input in AWS's words.
import { AwsError } from "../../model/errors.ts";

const refused = (value: unknown, member: string, constraint: string) =>
  new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${String(value)}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );

export interface TextRule {
  readonly least: number;
  readonly most: number;
  /** Without anchors, as AWS shows it. */
  readonly pattern?: string;
}

export function checkText(value: string, member: string, { least, most, pattern }: TextRule): void {
  if (value.length < least) throw refused(value, member, `have length greater than or equal to ${least}`);
  if (value.length > most) throw refused(value, member, `have length less than or equal to ${most}`);
  if (pattern !== undefined && !new RegExp(`^${pattern}$`).test(value))
    throw refused(value, member, `satisfy regular expression pattern: ${pattern}`);
}

/** Seconds. */
export function checkDuration(value: number | undefined, most: number): void {
  if (value === undefined) return;
  if (!Number.isInteger(value)) throw new AwsError("ValidationError", "DurationSeconds must be a whole number.");
  if (value < 900) throw refused(value, "durationSeconds", "have value greater than or equal to 900");
  if (value > most) throw refused(value, "durationSeconds", `have value less than or equal to ${most}`);
}
