// iam:CreateServiceLinkedRole. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
import type * as IAM from "@aws-sdk/client-iam";
import { entityArn, entityKey } from "../../model/iam/names.ts";
import { roles } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkDescription } from "./checks.ts";
import { invalidInput } from "./errors.ts";
import { plainRole } from "./render.ts";
import { linkedRole, linkedServices } from "./service-linked-roles.ts";

export const createServiceLinkedRole = operation<typeof IAM, "CreateServiceLinkedRole">({
  access: "Write",
  resources: ({ AWSServiceName }, { account }) =>
    entityArn(
      account,
      "role",
      `/aws-service-role/${AWSServiceName}/`,
      linkedServices.get(AWSServiceName)?.roleName ?? "*",
    ),
  conditions: ({ AWSServiceName }) => ({ "iam:AWSServiceName": AWSServiceName }),
  handle({ AWSServiceName, Description, CustomSuffix }, context) {
    const { tx, account } = context;
    const linked = linkedServices.get(AWSServiceName);
    if (!linked)
      throw invalidInput(
        `Muelle has no service-linked role for ${AWSServiceName}. It has them for: ${[...linkedServices.keys()].join(", ")}.`,
      );
    if (CustomSuffix !== undefined && !linked.suffix)
      throw invalidInput(`Custom suffix is not allowed for ${AWSServiceName}`);
    if (tx.get(roles, entityKey(account, linked.roleName)))
      throw invalidInput(
        `Service role name ${linked.roleName} has been taken in this account, please try a different suffix.`,
      );
    const role = linkedRole(AWSServiceName, linked, context, checkDescription(Description));
    return { Role: plainRole(tx.put(roles, role)) };
  },
});
