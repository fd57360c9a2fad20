// iam:GetPolicyVersion: the document. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { encodeDocument } from "./documents.ts";
import { noSuchEntity } from "./errors.ts";
import { checkPolicyArn } from "./find.ts";
import { visiblePolicy } from "./policies.ts";
import { renderVersion } from "./render.ts";

export const getPolicyVersion = operation<typeof IAM, "GetPolicyVersion">({
  access: "Read",
  resources: ({ PolicyArn }) => PolicyArn,
  handle({ PolicyArn, VersionId }, { tx, account }) {
    const policy = visiblePolicy(tx, account, checkPolicyArn(PolicyArn));
    if (!policy) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    const version = policy.versions.find(({ versionId }) => versionId === VersionId);
    if (!version) throw noSuchEntity(`Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`);
    return {
      PolicyVersion: {
        Document: encodeDocument(version.document),
        ...renderVersion(version, policy.defaultVersionId),
      },
    };
  },
});
