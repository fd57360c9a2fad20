// EC2's errors, which no SDK models: by code, with EC2's own words.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
import { AwsError } from "../../model/errors.ts";

export const invalidParameter = (message: string): AwsError => new AwsError("InvalidParameterValue", message);

export const missingParameter = (name: string): AwsError =>
  new AwsError("MissingParameter", `The request must contain the parameter ${name}`);

/** `what` as EC2 writes the noun: vpc, subnet, routeTable, … */
export const hasDependencies = (what: string, id: string): AwsError =>
  new AwsError("DependencyViolation", `The ${what} '${id}' has dependencies and cannot be deleted.`);

/** For what AWS does and Muelle does not do yet: refused, never silently passed over. */
export const unsupported = (message: string): AwsError => new AwsError("UnsupportedOperation", message);
