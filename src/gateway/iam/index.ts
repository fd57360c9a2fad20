// AWS IAM: who there is, and what they may.
import * as IAM from "@aws-sdk/client-iam";
import type { Operations, Service } from "../service.ts";
import { specs } from "../services.ts";
import {
  listMfaDevices,
  listSshPublicKeys,
  listSigningCertificates,
  listServiceSpecificCredentials,
  getLoginProfile,
  deleteLoginProfile,
  getAccountPasswordPolicy,
  listVirtualMfaDevices,
  listServerCertificates,
  listOpenIdConnectProviders,
  listSamlProviders,
} from "./absent.ts";
import { createAccountAlias, deleteAccountAlias, listAccountAliases } from "./account-aliases.ts";
import {
  attachUserPolicy,
  attachGroupPolicy,
  attachRolePolicy,
  detachUserPolicy,
  detachGroupPolicy,
  detachRolePolicy,
  listAttachedUserPolicies,
  listAttachedGroupPolicies,
  listAttachedRolePolicies,
} from "./attached-policies.ts";
import { createAccessKey } from "./create-access-key.ts";
import { createGroup } from "./create-group.ts";
import { createInstanceProfile } from "./create-instance-profile.ts";
import { createPolicyVersion } from "./create-policy-version.ts";
import { createPolicy } from "./create-policy.ts";
import { createRole } from "./create-role.ts";
import { createServiceLinkedRole } from "./create-service-linked-role.ts";
import { createUser } from "./create-user.ts";
import { deleteAccessKey } from "./delete-access-key.ts";
import { deleteGroup } from "./delete-group.ts";
import { deleteInstanceProfile } from "./delete-instance-profile.ts";
import { deletePolicyVersion } from "./delete-policy-version.ts";
import { deletePolicy } from "./delete-policy.ts";
import { deleteRole } from "./delete-role.ts";
import { deleteServiceLinkedRole, getServiceLinkedRoleDeletionStatus } from "./delete-service-linked-role.ts";
import { deleteUser } from "./delete-user.ts";
import { getAccountAuthorizationDetails } from "./get-account-authorization-details.ts";
import { getAccountSummary } from "./get-account-summary.ts";
import { getGroup } from "./get-group.ts";
import { getPolicyVersion } from "./get-policy-version.ts";
import { getPolicy } from "./get-policy.ts";
import { getRole } from "./get-role.ts";
import { getUser } from "./get-user.ts";
import { addUserToGroup, removeUserFromGroup, listGroupsForUser } from "./group-members.ts";
import {
  putUserPolicy,
  putGroupPolicy,
  putRolePolicy,
  getUserPolicy,
  getGroupPolicy,
  getRolePolicy,
  deleteUserPolicy,
  deleteGroupPolicy,
  deleteRolePolicy,
  listUserPolicies,
  listGroupPolicies,
  listRolePolicies,
} from "./inline-policies.ts";
import { addRoleToInstanceProfile, removeRoleFromInstanceProfile } from "./instance-profile-roles.ts";
import { getInstanceProfile, listInstanceProfiles, listInstanceProfilesForRole } from "./instance-profiles.ts";
import { listAccessKeys } from "./list-access-keys.ts";
import { listEntitiesForPolicy } from "./list-entities-for-policy.ts";
import { listGroups } from "./list-groups.ts";
import { listPolicies } from "./list-policies.ts";
import { listPolicyVersions } from "./list-policy-versions.ts";
import { listRoles } from "./list-roles.ts";
import { listUsers } from "./list-users.ts";
import {
  putUserPermissionsBoundary,
  putRolePermissionsBoundary,
  deleteUserPermissionsBoundary,
  deleteRolePermissionsBoundary,
} from "./permissions-boundaries.ts";
import { setDefaultPolicyVersion } from "./set-default-policy-version.ts";
import { simulateCustomPolicy } from "./simulate-custom-policy.ts";
import { simulatePrincipalPolicy } from "./simulate-principal-policy.ts";
import {
  tagUser,
  tagRole,
  tagPolicy,
  tagInstanceProfile,
  untagUser,
  untagRole,
  untagPolicy,
  untagInstanceProfile,
  listUserTags,
  listRoleTags,
  listPolicyTags,
  listInstanceProfileTags,
} from "./tags.ts";
import { updateAccessKey } from "./update-access-key.ts";
import { updateAssumeRolePolicy } from "./update-assume-role-policy.ts";
import { updateGroup } from "./update-group.ts";
import { updateRoleDescription } from "./update-role-description.ts";
import { updateRole } from "./update-role.ts";
import { updateUser } from "./update-user.ts";

const operations: Operations<typeof IAM> = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  AddUserToGroup: addUserToGroup,
  AttachGroupPolicy: attachGroupPolicy,
  AttachRolePolicy: attachRolePolicy,
  AttachUserPolicy: attachUserPolicy,
  CreateAccessKey: createAccessKey,
  CreateAccountAlias: createAccountAlias,
  CreateGroup: createGroup,
  CreateInstanceProfile: createInstanceProfile,
  CreatePolicy: createPolicy,
  CreatePolicyVersion: createPolicyVersion,
  CreateRole: createRole,
  CreateServiceLinkedRole: createServiceLinkedRole,
  CreateUser: createUser,
  DeleteAccessKey: deleteAccessKey,
  DeleteAccountAlias: deleteAccountAlias,
  DeleteGroup: deleteGroup,
  DeleteGroupPolicy: deleteGroupPolicy,
  DeleteInstanceProfile: deleteInstanceProfile,
  DeleteLoginProfile: deleteLoginProfile,
  DeletePolicy: deletePolicy,
  DeletePolicyVersion: deletePolicyVersion,
  DeleteRole: deleteRole,
  DeleteRolePermissionsBoundary: deleteRolePermissionsBoundary,
  DeleteRolePolicy: deleteRolePolicy,
  DeleteServiceLinkedRole: deleteServiceLinkedRole,
  DeleteUser: deleteUser,
  DeleteUserPermissionsBoundary: deleteUserPermissionsBoundary,
  DeleteUserPolicy: deleteUserPolicy,
  DetachGroupPolicy: detachGroupPolicy,
  DetachRolePolicy: detachRolePolicy,
  DetachUserPolicy: detachUserPolicy,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  GetAccountPasswordPolicy: getAccountPasswordPolicy,
  GetAccountSummary: getAccountSummary,
  GetGroup: getGroup,
  GetGroupPolicy: getGroupPolicy,
  GetInstanceProfile: getInstanceProfile,
  GetLoginProfile: getLoginProfile,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  GetServiceLinkedRoleDeletionStatus: getServiceLinkedRoleDeletionStatus,
  GetUser: getUser,
  GetUserPolicy: getUserPolicy,
  ListAccessKeys: listAccessKeys,
  ListAccountAliases: listAccountAliases,
  ListAttachedGroupPolicies: listAttachedGroupPolicies,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListAttachedUserPolicies: listAttachedUserPolicies,
  ListEntitiesForPolicy: listEntitiesForPolicy,
  ListGroupPolicies: listGroupPolicies,
  ListGroups: listGroups,
  ListGroupsForUser: listGroupsForUser,
  ListInstanceProfileTags: listInstanceProfileTags,
  ListInstanceProfiles: listInstanceProfiles,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListMFADevices: listMfaDevices,
  ListOpenIDConnectProviders: listOpenIdConnectProviders,
  ListPolicies: listPolicies,
  ListPolicyTags: listPolicyTags,
  ListPolicyVersions: listPolicyVersions,
  ListRolePolicies: listRolePolicies,
  ListRoleTags: listRoleTags,
  ListRoles: listRoles,
  ListSAMLProviders: listSamlProviders,
  ListSSHPublicKeys: listSshPublicKeys,
  ListServerCertificates: listServerCertificates,
  ListServiceSpecificCredentials: listServiceSpecificCredentials,
  ListSigningCertificates: listSigningCertificates,
  ListUserPolicies: listUserPolicies,
  ListUserTags: listUserTags,
  ListUsers: listUsers,
  ListVirtualMFADevices: listVirtualMfaDevices,
  PutGroupPolicy: putGroupPolicy,
  PutRolePermissionsBoundary: putRolePermissionsBoundary,
  PutRolePolicy: putRolePolicy,
  PutUserPermissionsBoundary: putUserPermissionsBoundary,
  PutUserPolicy: putUserPolicy,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  RemoveUserFromGroup: removeUserFromGroup,
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
  SimulateCustomPolicy: simulateCustomPolicy,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
  TagInstanceProfile: tagInstanceProfile,
  TagPolicy: tagPolicy,
  TagRole: tagRole,
  TagUser: tagUser,
  UntagInstanceProfile: untagInstanceProfile,
  UntagPolicy: untagPolicy,
  UntagRole: untagRole,
  UntagUser: untagUser,
  UpdateAccessKey: updateAccessKey,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateGroup: updateGroup,
  UpdateRole: updateRole,
  UpdateRoleDescription: updateRoleDescription,
  UpdateUser: updateUser,
};

export const iam: Service = { spec: specs.iam, module: IAM, operations };
