// What IAM's pages read. IAM is of all regions.
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  type AccessKeyMetadata,
  type Group,
  IAMClient,
  type Policy,
  type PolicyVersion,
  ListAccessKeysCommand,
  paginateListEntitiesForPolicy,
  paginateListGroups,
  paginateListGroupsForUser,
  paginateListPolicies,
  paginateListPolicyVersions,
  paginateListRoles,
  paginateListUsers,
  type Role,
  type User,
} from "@aws-sdk/client-iam";
import type { LiveRead } from "../../aws/live.tsx";
import { decodeDocument } from "./documents.ts";
import { all } from "./pages.ts";

/** IAM's wire protocol leaves empty lists and missing members alike out: what is required is there. */
class NoSuchEntity extends Error {
  override readonly name = "NoSuchEntity";
}

export const usersRead: LiveRead<User[]> = {
  key: ["iam", "users"],
  on: [{ kind: "user" }],
  read: (aws, signal) => all(paginateListUsers({ client: aws.of(IAMClient) }, {}), ({ Users }) => Users, signal),
};

export const userRead = (name: string): LiveRead<User> => ({
  key: ["iam", "user", name],
  on: [{ kind: "user", name }],
  read: async (aws, signal) => {
    const { User: user } = await aws
      .of(IAMClient)
      .send(new GetUserCommand({ UserName: name }), { abortSignal: signal });
    if (!user) throw new NoSuchEntity(name);
    return user;
  },
});

export const accessKeysRead = (name: string): LiveRead<AccessKeyMetadata[]> => ({
  key: ["iam", "access-keys", name],
  on: [{ kind: "user", name }],
  read: async (aws, signal) => {
    const command = new ListAccessKeysCommand({ UserName: name });
    const { AccessKeyMetadata: keys = [] } = await aws.of(IAMClient).send(command, { abortSignal: signal });
    return keys;
  },
});

export const groupsRead: LiveRead<Group[]> = {
  key: ["iam", "groups"],
  on: [{ kind: "group" }],
  read: (aws, signal) => all(paginateListGroups({ client: aws.of(IAMClient) }, {}), ({ Groups }) => Groups, signal),
};

export const userGroupsRead = (name: string): LiveRead<Group[]> => ({
  key: ["iam", "user-groups", name],
  on: [{ kind: "user", name }, { kind: "group" }],
  read: (aws, signal) =>
    all(paginateListGroupsForUser({ client: aws.of(IAMClient) }, { UserName: name }), ({ Groups }) => Groups, signal),
});

export const rolesRead: LiveRead<Role[]> = {
  key: ["iam", "roles"],
  on: [{ kind: "role" }],
  read: (aws, signal) => all(paginateListRoles({ client: aws.of(IAMClient) }, {}), ({ Roles }) => Roles, signal),
};

export const roleRead = (name: string): LiveRead<Role> => ({
  key: ["iam", "role", name],
  on: [{ kind: "role", name }],
  read: async (aws, signal) => {
    const { Role: role } = await aws
      .of(IAMClient)
      .send(new GetRoleCommand({ RoleName: name }), { abortSignal: signal });
    if (!role) throw new NoSuchEntity(name);
    return role;
  },
});

/** AWS's and the account's own. How many hold them changes with users, groups and roles. */
export const policiesRead: LiveRead<Policy[]> = {
  key: ["iam", "policies"],
  on: [{ kind: "policy" }, { kind: "user" }, { kind: "group" }, { kind: "role" }],
  read: (aws, signal) =>
    all(paginateListPolicies({ client: aws.of(IAMClient) }, { Scope: "All" }), ({ Policies }) => Policies, signal),
};

export interface PolicyFacts {
  readonly policy: Policy;
  /** The default version's, laid out. */
  readonly document: string;
}

export const policyRead = (arn: string): LiveRead<PolicyFacts> => ({
  key: ["iam", "policy", arn],
  on: [{ kind: "policy", arn }, { kind: "user" }, { kind: "group" }, { kind: "role" }],
  read: async (aws, signal) => {
    const iam = aws.of(IAMClient);
    const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }), { abortSignal: signal });
    if (!policy) throw new NoSuchEntity(arn);
    const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy.DefaultVersionId });
    const { PolicyVersion: version } = await iam.send(command, { abortSignal: signal });
    return { policy, document: decodeDocument(version?.Document) };
  },
});

export const policyVersionsRead = (arn: string): LiveRead<PolicyVersion[]> => ({
  key: ["iam", "policy-versions", arn],
  on: [{ kind: "policy", arn }],
  read: (aws, signal) =>
    all(
      paginateListPolicyVersions({ client: aws.of(IAMClient) }, { PolicyArn: arn }),
      ({ Versions }) => Versions,
      signal,
    ),
});

export interface Holding {
  readonly kind: "user" | "group" | "role";
  readonly name: string;
}

/** Who holds a policy. */
export const entitiesRead = (arn: string): LiveRead<Holding[]> => ({
  key: ["iam", "policy-entities", arn],
  on: [{ kind: "user" }, { kind: "group" }, { kind: "role" }],
  read: (aws, signal) =>
    all(
      paginateListEntitiesForPolicy({ client: aws.of(IAMClient) }, { PolicyArn: arn }),
      ({ PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] }): Holding[] => [
        ...PolicyUsers.map(({ UserName = "" }) => ({ kind: "user" as const, name: UserName })),
        ...PolicyGroups.map(({ GroupName = "" }) => ({ kind: "group" as const, name: GroupName })),
        ...PolicyRoles.map(({ RoleName = "" }) => ({ kind: "role" as const, name: RoleName })),
      ],
      signal,
    ),
});
