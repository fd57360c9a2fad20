// CloudWatch's refusals, in one word each.
import {
  InvalidNextToken,
  InvalidParameterCombinationException,
  InvalidParameterValueException,
  MissingRequiredParameterException,
  ValidationException,
} from "@aws-sdk/client-cloudwatch";
import { AwsError, fail } from "../../model/errors.ts";

/** Throws InvalidParameterValue. */
export const invalidValue = (message: string): never => fail(InvalidParameterValueException, { message });

/** Throws InvalidParameterCombination. */
export const invalidCombination = (message: string): never => fail(InvalidParameterCombinationException, { message });

/** Throws MissingParameter. */
export const missing = (message: string): never => fail(MissingRequiredParameterException, { message });

/** Throws ValidationError, which is GetMetricData's word for all that is wrong. */
export const notValid = (message: string): never => fail(ValidationException, { message });

/** Throws InvalidNextToken. */
export const wrongToken = (): never => fail(InvalidNextToken, { message: "Invalid nextToken" });

/** Throws, by its name, when only some of a member's values are honoured (otherwise `refuses` does it). */
export function notHonoured(what: string, advice: string): never {
  throw new AwsError("NotImplemented", `Muelle does not honour \`${what}\` yet, so nothing was done. ${advice}`);
}
