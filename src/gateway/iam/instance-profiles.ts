// Instance profiles read: GetInstanceProfile, ListInstanceProfiles, ListInstanceProfilesForRole.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import type { InstanceProfile } from "../../model/iam/records.ts";
import type { Reader } from "../../store/store.ts";
import { instanceProfiles, roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkPathPrefix } from "./checks.ts";
import { askedHere, instanceProfileNamed, roleNamed } from "./find.ts";
import { byName, page } from "./pages.ts";
import { renderInstanceProfile } from "./render.ts";

function withRole(tx: Reader, profile: InstanceProfile) {
  const { account, roleName } = profile;
  const role = roleName === undefined ? undefined : tx.get(roles, entityKey(account, roleName));
  return renderInstanceProfile(profile, role);
}

export const getInstanceProfile = operation<typeof IAM, "GetInstanceProfile">({
  access: "Read",
  resources: askedHere,
  handle({ InstanceProfileName }, context) {
    const profile = instanceProfileNamed(context, "GetInstanceProfile", InstanceProfileName);
    return { InstanceProfile: withRole(context.tx, profile) };
  },
});

export const listInstanceProfiles = operation<typeof IAM, "ListInstanceProfiles">({
  access: "List",
  handle(input, { tx, account }) {
    const prefix = checkPathPrefix(input.PathPrefix);
    const under = tx.by(instanceProfiles, "account", account).filter(({ path }) => path.startsWith(prefix));
    const { items, ...rest } = page(under, byName, input);
    return { InstanceProfiles: items.map((profile) => withRole(tx, profile)), ...rest };
  },
});

export const listInstanceProfilesForRole = operation<typeof IAM, "ListInstanceProfilesForRole">({
  access: "List",
  resources: askedHere,
  handle(input, context) {
    const { tx } = context;
    const role = roleNamed(context, "ListInstanceProfilesForRole", input.RoleName);
    const of = tx.by(instanceProfiles, "role", entityKey(role.account, role.name));
    const { items, ...rest } = page(of, byName, input);
    return { InstanceProfiles: items.map((profile) => withRole(tx, profile)), ...rest };
  },
});
