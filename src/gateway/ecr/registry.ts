// What there is one of in an account and region: DescribeRegistry and the account settings, of which Muelle knows one value
// each and refuses the others by name.
import type * as ECR from "@aws-sdk/client-ecr";
import { operation } from "../service.ts";
import { invalid } from "./constraints.ts";

export const describeRegistry = operation<typeof ECR, "DescribeRegistry">({
  access: "Read",
  handle: (_, { account }) => ({ registryId: account, replicationConfiguration: { rules: [] } }),
});

const settings: Readonly<Record<string, string>> = {
  BASIC_SCAN_TYPE_VERSION: "AWS_NATIVE",
  REGISTRY_POLICY_SCOPE: "V2",
  BLOB_MOUNTING: "ENABLED",
};

const settingOf = (name: string): string =>
  (Object.hasOwn(settings, name) ? settings[name] : undefined) ??
  invalid("name", `must be one of ${Object.keys(settings).join(", ")}`);

export const getAccountSetting = operation<typeof ECR, "GetAccountSetting">({
  access: "Read",
  handle: ({ name }) => ({ name, value: settingOf(name) }),
});

export const putAccountSetting = operation<typeof ECR, "PutAccountSetting">({
  access: "Write",
  handle({ name, value }) {
    const only = settingOf(name);
    if (value !== only) invalid("value", `must be ${only}: Muelle has no other ${name} yet`);
    return { name, value };
  },
});
