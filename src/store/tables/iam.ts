// Tables of IAM. Keys of named entities are `account/name` in lower case (model/iam/names.ts, entityKey).
import { entityKey } from "../../model/iam/names.ts";
import type {
  AccessKey,
  AccountRecord,
  Group,
  InstanceProfile,
  ManagedPolicy,
  Role,
  ServiceLinkedRoleDeletion,
  User,
} from "../../model/iam/records.ts";
import { defineTable } from "../table.ts";

const named = (row: { account: string; name: string }): string => entityKey(row.account, row.name);
const account = (row: { account: string }): string => row.account;

/** `account/arn`: AWS's own policies are attached in every account. */
export const attachmentKey = (ofAccount: string, policyArn: string): string => `${ofAccount}/${policyArn}`;

const attached = (row: { account: string; attachedPolicyArns: readonly string[] }): string[] =>
  row.attachedPolicyArns.map((arn) => attachmentKey(row.account, arn));

const bounded = (row: { account: string; permissionsBoundaryArn?: string }): string | undefined =>
  row.permissionsBoundaryArn && attachmentKey(row.account, row.permissionsBoundaryArn);

export const users = defineTable<User>()({
  name: "iam_users",
  key: named,
  indexes: {
    account,
    id: (user) => user.id,
    group: (user) => user.groupNames.map((name) => entityKey(user.account, name)),
    attached,
    bounded,
  },
});

export const groups = defineTable<Group>()({
  name: "iam_groups",
  key: named,
  indexes: { account, attached },
});

export const roles = defineTable<Role>()({
  name: "iam_roles",
  key: named,
  indexes: { account, id: (role) => role.id, attached, bounded },
});

/** The accounts' own managed policies, by ARN. AWS's are data (model/iam/managed). */
export const managedPolicies = defineTable<ManagedPolicy>()({
  name: "iam_policies",
  key: (policy) => policy.arn,
  indexes: { account, name: named },
});

export const accessKeys = defineTable<AccessKey>()({
  name: "iam_access_keys",
  key: (accessKey) => accessKey.accessKeyId,
  indexes: {
    account,
    user: ({ account: owner, userName }) => (userName === undefined ? undefined : entityKey(owner, userName)),
  },
});

export const instanceProfiles = defineTable<InstanceProfile>()({
  name: "iam_instance_profiles",
  key: named,
  indexes: {
    account,
    role: ({ account: owner, roleName }) => (roleName === undefined ? undefined : entityKey(owner, roleName)),
  },
});

export const serviceLinkedRoleDeletions = defineTable<ServiceLinkedRoleDeletion>()({
  name: "iam_service_linked_role_deletions",
  key: (deletion) => `${deletion.account}/${deletion.deletionTaskId}`,
  indexes: { account },
});

export const iamAccounts = defineTable<AccountRecord>()({
  name: "iam_accounts",
  key: account,
  indexes: { alias: (record) => record.alias },
});

export const iamTables = [
  users,
  groups,
  roles,
  managedPolicies,
  accessKeys,
  instanceProfiles,
  serviceLinkedRoleDeletions,
  iamAccounts,
];
