// iam:GetAccountSummary: counts and quotas. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
import type * as IAM from "@aws-sdk/client-iam";
import { accessKeys, groups, instanceProfiles, roles, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { ownPolicies } from "./policies.ts";

/** What Muelle enforces or never reaches; the quotas that belong to things it does not have are AWS's defaults. */
const quotas = {
  AccessKeysPerUserQuota: 2,
  AssumeRolePolicySizeQuota: 2048,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  GroupPolicySizeQuota: 5120,
  GroupsPerUserQuota: 10,
  PolicySizeQuota: 6144,
  RolePolicySizeQuota: 10_240,
  UserPolicySizeQuota: 2048,
  VersionsPerPolicyQuota: 5,
};

export const getAccountSummary = operation<typeof IAM, "GetAccountSummary">({
  access: "List",
  handle(_, { tx, account }) {
    const policies = ownPolicies(tx, account);
    const rootKeys = tx.by(accessKeys, "account", account).some((key) => key.userName === undefined);
    return {
      SummaryMap: {
        ...quotas,
        AccountAccessKeysPresent: rootKeys ? 1 : 0,
        AccountMFAEnabled: 0,
        AccountSigningCertificatesPresent: 0,
        Groups: tx.count(groups, "account", account),
        InstanceProfiles: tx.count(instanceProfiles, "account", account),
        MFADevices: 0,
        MFADevicesInUse: 0,
        Policies: policies.length,
        PolicyVersionsInUse: policies.reduce((count, { versions }) => count + versions.length, 0),
        Providers: 0,
        Roles: tx.count(roles, "account", account),
        ServerCertificates: 0,
        Users: tx.count(users, "account", account),
      },
    };
  },
});
