// Kinds of credentials and providers that Muelle does not make (the operations that would are refused): there are none, and
// tools that clear a user away before they delete it are told so.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
import type * as IAM from "@aws-sdk/client-iam";
import { type Context, operation } from "../service.ts";
import { userOrCaller } from "./caller-user.ts";
import { noSuchEntity } from "./errors.ts";
import { askedHere, userNamed } from "./find.ts";

const ofUser = { access: "List", resources: askedHere } as const;

function checkUser(context: Context, action: string, given: string | undefined): string {
  const name = userOrCaller(given, context);
  if (name !== undefined) userNamed(context, action, name);
  return name ?? context.account;
}

export const listMfaDevices = operation<typeof IAM, "ListMFADevices">({
  ...ofUser,
  handle({ UserName }, context) {
    checkUser(context, "ListMFADevices", UserName);
    return { MFADevices: [], IsTruncated: false };
  },
});

export const listSshPublicKeys = operation<typeof IAM, "ListSSHPublicKeys">({
  ...ofUser,
  handle({ UserName }, context) {
    checkUser(context, "ListSSHPublicKeys", UserName);
    return { SSHPublicKeys: [], IsTruncated: false };
  },
});

export const listSigningCertificates = operation<typeof IAM, "ListSigningCertificates">({
  ...ofUser,
  handle({ UserName }, context) {
    checkUser(context, "ListSigningCertificates", UserName);
    return { Certificates: [], IsTruncated: false };
  },
});

export const listServiceSpecificCredentials = operation<typeof IAM, "ListServiceSpecificCredentials">({
  ...ofUser,
  refuses: ["AllUsers"],
  handle({ UserName }, context) {
    checkUser(context, "ListServiceSpecificCredentials", UserName);
    return { ServiceSpecificCredentials: [], IsTruncated: false };
  },
});

const noLogin = (name: string) => noSuchEntity(`Login Profile for User ${name} cannot be found.`);

export const getLoginProfile = operation<typeof IAM, "GetLoginProfile">({
  access: "List",
  resources: askedHere,
  handle({ UserName }, context) {
    throw noLogin(checkUser(context, "GetLoginProfile", UserName));
  },
});

export const deleteLoginProfile = operation<typeof IAM, "DeleteLoginProfile">({
  access: "Write",
  resources: askedHere,
  handle({ UserName }, context) {
    throw noLogin(checkUser(context, "DeleteLoginProfile", UserName));
  },
});

export const getAccountPasswordPolicy = operation<typeof IAM, "GetAccountPasswordPolicy">({
  access: "Read",
  handle(_, { account }) {
    throw noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`);
  },
});

export const listVirtualMfaDevices = operation<typeof IAM, "ListVirtualMFADevices">({
  access: "List",
  handle: () => ({ VirtualMFADevices: [], IsTruncated: false }),
});

export const listServerCertificates = operation<typeof IAM, "ListServerCertificates">({
  access: "List",
  handle: () => ({ ServerCertificateMetadataList: [], IsTruncated: false }),
});

export const listOpenIdConnectProviders = operation<typeof IAM, "ListOpenIDConnectProviders">({
  access: "List",
  handle: () => ({ OpenIDConnectProviderList: [] }),
});

export const listSamlProviders = operation<typeof IAM, "ListSAMLProviders">({
  access: "List",
  handle: () => ({ SAMLProviderList: [] }),
});
