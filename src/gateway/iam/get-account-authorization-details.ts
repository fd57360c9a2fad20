// iam:GetAccountAuthorizationDetails: who there is and what they hold, all at once.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityKey } from "../../model/iam/names.ts";
import type { Group, ManagedPolicy, PolicyHolder, Role, User } from "../../model/iam/records.ts";
import type { Reader } from "../../store/store.ts";
import { groups, instanceProfiles, roles, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { encodeDocument } from "./documents.ts";
import { attachedPolicies } from "./holders.ts";
import { byName, page } from "./pages.ts";
import { attachmentCount, awsPolicies, boundaryCount, ownPolicies } from "./policies.ts";
import {
  describedPolicy,
  listedPolicy,
  plainRole,
  renderGroup,
  renderInstanceProfile,
  renderUser,
  renderVersion,
  boundaryIfAny,
  tagsIfAny,
} from "./render.ts";

type Item =
  | { readonly kind: "User"; readonly row: User }
  | { readonly kind: "Group"; readonly row: Group }
  | { readonly kind: "Role"; readonly row: Role }
  | { readonly kind: "LocalManagedPolicy" | "AWSManagedPolicy"; readonly row: ManagedPolicy };

const inline = ({ inlinePolicies }: PolicyHolder) =>
  inlinePolicies.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: encodeDocument(document) }));

const userDetail = (user: User) => ({
  ...renderUser(user),
  UserPolicyList: inline(user),
  GroupList: [...user.groupNames],
  AttachedManagedPolicies: attachedPolicies(user),
});

const groupDetail = (group: Group) => ({
  ...renderGroup(group),
  GroupPolicyList: inline(group),
  AttachedManagedPolicies: attachedPolicies(group),
});

function roleDetail(tx: Reader, role: Role) {
  const profiles = tx.by(instanceProfiles, "role", entityKey(role.account, role.name));
  return {
    ...plainRole(role),
    ...boundaryIfAny(role),
    ...tagsIfAny(role),
    InstanceProfileList: profiles.map((profile) => renderInstanceProfile(profile, role)),
    RolePolicyList: inline(role),
    AttachedManagedPolicies: attachedPolicies(role),
    RoleLastUsed: {},
  };
}

function policyDetail(tx: Reader, account: string, policy: ManagedPolicy) {
  const { Tags: _, ...described } = { Tags: undefined, ...describedPolicy(policy) };
  const counts = [attachmentCount(tx, account, policy.arn), boundaryCount(tx, account, policy.arn)] as const;
  return {
    ...listedPolicy(policy, ...counts),
    ...described,
    PolicyVersionList: policy.versions.map((version) => ({
      Document: encodeDocument(version.document),
      ...renderVersion(version, policy.defaultVersionId),
    })),
  };
}

/** AWS's policies only as far as somebody has them, as AWS answers. */
const items = (tx: Reader, account: string): Item[] => [
  ...tx.by(users, "account", account).map((row) => ({ kind: "User" as const, row })),
  ...tx.by(groups, "account", account).map((row) => ({ kind: "Group" as const, row })),
  ...tx.by(roles, "account", account).map((row) => ({ kind: "Role" as const, row })),
  ...ownPolicies(tx, account).map((row) => ({ kind: "LocalManagedPolicy" as const, row })),
  ...awsPolicies()
    .filter(({ arn }) => attachmentCount(tx, account, arn) + boundaryCount(tx, account, arn) > 0)
    .map((row) => ({ kind: "AWSManagedPolicy" as const, row })),
];

export const getAccountAuthorizationDetails = operation<typeof IAM, "GetAccountAuthorizationDetails">({
  access: "Read",
  handle(input, { tx, account }) {
    const { Filter = [] } = input;
    const wanted = items(tx, account).filter(({ kind }) => Filter.length === 0 || Filter.includes(kind));
    const { items: shown, ...rest } = page(wanted, ({ kind, row }) => `${kind} ${byName(row)}`, input);
    return {
      UserDetailList: shown.flatMap((item) => (item.kind === "User" ? [userDetail(item.row)] : [])),
      GroupDetailList: shown.flatMap((item) => (item.kind === "Group" ? [groupDetail(item.row)] : [])),
      RoleDetailList: shown.flatMap((item) => (item.kind === "Role" ? [roleDetail(tx, item.row)] : [])),
      Policies: shown.flatMap((item) =>
        item.kind === "LocalManagedPolicy" || item.kind === "AWSManagedPolicy"
          ? [policyDetail(tx, account, item.row)]
          : [],
      ),
      ...rest,
    };
  },
});
