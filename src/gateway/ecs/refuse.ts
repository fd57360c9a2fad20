// ECS's two kinds of refusal in one word each, and the refusal of what Muelle does not honour yet.
import { ClientException, InvalidParameterException } from "@aws-sdk/client-ecs";
import { AwsError, fail } from "../../model/errors.ts";

/** Throws InvalidParameterException. */
export const invalid = (message: string): never => fail(InvalidParameterException, { message });

/** Throws ClientException. */
export const clientError = (message: string): never => fail(ClientException, { message });

/** Throws, by the field's name, when only some of its values are honoured (otherwise `refuses` does it). */
export function notHonoured(field: string, advice: string): never {
  throw new AwsError("NotImplemented", `Muelle does not honour \`${field}\` yet, so nothing was done. ${advice}`);
}
