// iam:GetRole. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
import type * as IAM from "@aws-sdk/client-iam";
import { operation } from "../service.ts";
import { askedHere, roleNamed } from "./find.ts";
import { renderRole } from "./render.ts";

export const getRole = operation<typeof IAM, "GetRole">({
  access: "Read",
  resources: askedHere,
  handle: ({ RoleName }, context) => ({ Role: renderRole(roleNamed(context, "GetRole", RoleName)) }),
});
