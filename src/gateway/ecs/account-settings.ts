// PutAccountSetting, PutAccountSettingDefault, DeleteAccountSetting and ListAccountSettings.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
import type * as ECS from "@aws-sdk/client-ecs";
import { scopeKey } from "../../model/arn.ts";
import {
  accountSettingNames,
  type AccountSettingName,
  factsOf,
  isAccountSetting,
  refuseSetting,
} from "../../model/ecs/account-settings.ts";
import { accountSettings } from "../../store/tables/ecs.ts";
import { type Context, type Input, operation } from "../service.ts";
import { effectiveSetting, rootArnOf, settingOwner, statedSetting } from "./account-setting-lookup.ts";
import { pageOf, pageSize } from "./page.ts";
import { invalid, notHonoured } from "./refuse.ts";

export const putAccountSetting = operation<typeof ECS, "PutAccountSetting">({
  access: "Write",
  handle: ({ name, value, principalArn }, context) => put(context, ownerIn(context, principalArn), name, value),
});

export const putAccountSettingDefault = operation<typeof ECS, "PutAccountSettingDefault">({
  access: "Write",
  handle: ({ name, value }, context) => put(context, rootArnOf(context.account), name, value),
});

export const deleteAccountSetting = operation<typeof ECS, "DeleteAccountSetting">({
  access: "Write",
  handle({ name: given, principalArn: stated }, context) {
    const name = nameIn(given);
    const principalArn = ownerIn(context, stated);
    context.tx.delete(accountSettings, `${scopeKey(context)}/${principalArn}/${name}`);
    return { setting: shown(name, effectiveSetting(context.tx, context, principalArn, name), principalArn) };
  },
});

export const listAccountSettings = operation<typeof ECS, "ListAccountSettings">({
  access: "Read",
  handle(input, context) {
    const settings = matching(input, context).filter(({ value }) => input.value === undefined || value === input.value);
    const size = pageSize(input.maxResults, 10);
    const page = pageOf(settings, ({ name }) => name ?? "", input, input.maxResults ? size : settings.length);
    return { settings: page.items, nextToken: page.nextToken };
  },
});

function matching(input: Input<typeof ECS, "ListAccountSettings">, context: Context): ECS.Setting[] {
  if (input.value !== undefined && input.name === undefined)
    return invalid("The name parameter is required when a value is specified.");
  const principalArn = ownerIn(context, input.principalArn);
  const names = Object.keys(accountSettingNames)
    .filter(isAccountSetting)
    .filter((name) => input.name === undefined || name === input.name)
    .sort();
  return names.flatMap((name) => {
    const value = input.effectiveSettings
      ? effectiveSetting(context.tx, context, principalArn, name)
      : statedSetting(context.tx, context, principalArn, name);
    return value === undefined ? [] : [shown(name, value, principalArn)];
  });
}

function put(context: Context, principalArn: string, given: string, value: string): { setting: ECS.Setting } {
  const name = nameIn(given);
  const reason = factsOf(name).withoutEffect?.[value];
  if (reason !== undefined) return notHonoured(`${name} ${value}`, `Leave it as it is: ${reason}.`);
  const refusal = refuseSetting(name, value);
  if (refusal !== undefined) return invalid(refusal);
  const { account, region, tx } = context;
  tx.put(accountSettings, { account, region, name, value, principalArn });
  return { setting: shown(name, value, principalArn) };
}

const nameIn = (name: string): AccountSettingName =>
  isAccountSetting(name) ? name : invalid(`The setting name ${name} is not valid.`);

/** Only the root may speak for another principal. Throws InvalidParameterException. */
function ownerIn(context: Context, principalArn: string | undefined): string {
  const own = settingOwner(context);
  if (principalArn === undefined || principalArn === own) return own;
  if (context.principal.kind !== "root")
    return invalid("Only the root user can specify the principalArn of another principal.");
  return /^arn:aws:iam::\d{12}:(root|user\/.+|role\/.+)$/.test(principalArn) &&
    principalArn.startsWith(`arn:aws:iam::${context.account}:`)
    ? principalArn
    : invalid("The specified principal is not valid.");
}

const shown = (name: AccountSettingName, value: string, principalArn: string): ECS.Setting => ({
  name,
  value,
  principalArn,
  type: factsOf(name).managedByAws ? "aws_managed" : "user",
});
