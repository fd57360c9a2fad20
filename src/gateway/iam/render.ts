// Rows as IAM answers them. Lists answer less than gets: no tags, no boundaries, no last use.
import type {
  Bounded,
  Entity,
  Group,
  InstanceProfile,
  ManagedPolicy,
  PolicyVersion,
  Role,
  Tag,
  User,
} from "../../model/iam/records.ts";
import { encodeDocument } from "./documents.ts";

/** IAM answers whole seconds. */
export const dateOf = (atMs: number): Date => new Date(Math.floor(atMs / 1000) * 1000);

export const renderTags = (tags: readonly Tag[]): { Key: string; Value: string }[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

export const tagsIfAny = ({ tags }: Entity) => (tags.length > 0 ? { Tags: renderTags(tags) } : {});

export const boundaryIfAny = ({ permissionsBoundaryArn }: Bounded) =>
  permissionsBoundaryArn === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: "PermissionsBoundaryPolicy" as const,
          PermissionsBoundaryArn: permissionsBoundaryArn,
        },
      };

const common = (entity: Entity) => ({
  Path: entity.path,
  Arn: entity.arn,
  CreateDate: dateOf(entity.createdAtMs),
});

export const listedUser = (user: User) => ({ ...common(user), UserName: user.name, UserId: user.id });

export const renderUser = (user: User) => ({ ...listedUser(user), ...boundaryIfAny(user), ...tagsIfAny(user) });

export const renderGroup = (group: Group) => ({ ...common(group), GroupName: group.name, GroupId: group.id });

/** As a new role is answered, and as the roles of instance profiles are. */
export const plainRole = (role: Role) => ({
  ...common(role),
  RoleName: role.name,
  RoleId: role.id,
  AssumeRolePolicyDocument: encodeDocument(role.assumeRolePolicyDocument),
});

export const listedRole = (role: Role) => ({
  ...plainRole(role),
  ...(role.description === undefined ? {} : { Description: role.description }),
  MaxSessionDuration: role.maxSessionDurationS,
});

export const renderRole = (role: Role) => ({
  ...listedRole(role),
  ...boundaryIfAny(role),
  ...tagsIfAny(role),
  RoleLastUsed: {},
});

export const createdRole = (role: Role) => ({ ...plainRole(role), ...boundaryIfAny(role), ...tagsIfAny(role) });

export const renderInstanceProfile = (profile: InstanceProfile, role: Role | undefined) => ({
  ...common(profile),
  InstanceProfileName: profile.name,
  InstanceProfileId: profile.id,
  Roles: role ? [plainRole(role)] : [],
  ...tagsIfAny(profile),
});

/** What lists and gets of policies share; `attachments` and `boundaries` are counted by the caller. */
export const listedPolicy = (policy: ManagedPolicy, attachments: number, boundaries: number) => ({
  ...common(policy),
  PolicyName: policy.name,
  PolicyId: policy.id,
  DefaultVersionId: policy.defaultVersionId,
  AttachmentCount: attachments,
  PermissionsBoundaryUsageCount: boundaries,
  IsAttachable: true,
  UpdateDate: dateOf(policy.updatedAtMs),
});

export const describedPolicy = (policy: ManagedPolicy) => ({
  ...(policy.description === undefined ? {} : { Description: policy.description }),
  ...tagsIfAny(policy),
});

export const renderVersion = (version: PolicyVersion, defaultVersionId: string) => ({
  VersionId: version.versionId,
  IsDefaultVersion: version.versionId === defaultVersionId,
  CreateDate: dateOf(version.createdAtMs),
});
