// The one role of an instance profile: AddRoleToInstanceProfile, RemoveRoleFromInstanceProfile.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
import type * as IAM from "@aws-sdk/client-iam";
import { instanceProfiles } from "../../store/tables/iam.ts";
import { iamDirectory } from "../../store/views/iam.ts";
import { operation } from "../service.ts";
import { limitExceeded, noSuchEntity, unmodifiable } from "./errors.ts";
import { askedHere, instanceProfileNamed } from "./find.ts";

export const addRoleToInstanceProfile = operation<typeof IAM, "AddRoleToInstanceProfile">({
  access: "Write",
  resources: askedHere,
  handle({ InstanceProfileName, RoleName }, context) {
    const { tx, account } = context;
    const profile = instanceProfileNamed(context, "AddRoleToInstanceProfile", InstanceProfileName);
    const role = iamDirectory(tx).role(account, RoleName);
    if (!role) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
    if (role.linkedService !== undefined) throw unmodifiable(RoleName);
    context.authorise("iam:PassRole", role.arn, { "iam:PassedToService": "ec2.amazonaws.com" });
    if (profile.roleName !== undefined)
      throw limitExceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    tx.put(instanceProfiles, { ...profile, roleName: RoleName });
    return {};
  },
});

export const removeRoleFromInstanceProfile = operation<typeof IAM, "RemoveRoleFromInstanceProfile">({
  access: "Write",
  resources: askedHere,
  handle({ InstanceProfileName, RoleName }, context) {
    const profile = instanceProfileNamed(context, "RemoveRoleFromInstanceProfile", InstanceProfileName);
    if (profile.roleName !== RoleName) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
    const { roleName: _, ...empty } = profile;
    context.tx.put(instanceProfiles, empty);
    return {};
  },
});
