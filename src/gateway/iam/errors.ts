// IAM's errors, in its words. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
import { AwsError } from "../../model/errors.ts";

export const noSuchEntity = (message: string): AwsError => new AwsError("NoSuchEntity", message, 404);
export const alreadyExists = (message: string): AwsError => new AwsError("EntityAlreadyExists", message, 409);
export const deleteConflict = (message: string): AwsError => new AwsError("DeleteConflict", message, 409);
export const limitExceeded = (message: string): AwsError => new AwsError("LimitExceeded", message, 409);
export const invalidInput = (message: string): AwsError => new AwsError("InvalidInput", message, 400);
export const malformedDocument = (message: string): AwsError => new AwsError("MalformedPolicyDocument", message, 400);
export const validationError = (message: string): AwsError => new AwsError("ValidationError", message, 400);

/** Roles that only AWS changes: the service-linked ones. */
export const unmodifiable = (roleName: string): AwsError =>
  new AwsError(
    "UnmodifiableEntity",
    `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`,
    400,
  );

/** `Value 'x' at 'member' failed to satisfy constraint: Member must …` */
export const constraint = (value: string | number, member: string, must: string): AwsError =>
  validationError(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${must}`,
  );
