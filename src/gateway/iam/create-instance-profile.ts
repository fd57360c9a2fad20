// iam:CreateInstanceProfile. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
import type * as IAM from "@aws-sdk/client-iam";
import { instanceProfiles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkName } from "./checks.ts";
import { checkFree, newArn, newEntity, tagConditions } from "./new-entity.ts";
import { renderInstanceProfile } from "./render.ts";

export const createInstanceProfile = operation<typeof IAM, "CreateInstanceProfile">({
  access: "Write",
  resources: (input, scope) => newArn("instance-profile", input.InstanceProfileName, input, scope),
  conditions: tagConditions,
  handle(input, context) {
    const name = checkName("instanceProfileName", input.InstanceProfileName);
    const profile = newEntity(context, "instance-profile", name, input);
    checkFree(context, instanceProfiles, name, `Instance Profile ${name}`);
    return { InstanceProfile: renderInstanceProfile(context.tx.put(instanceProfiles, profile), undefined) };
  },
});
