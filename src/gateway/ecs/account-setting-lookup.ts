// Account settings as they hold for a caller: its own, else the account's default, else AWS's.
import { type AccountSettingName, factsOf } from "../../model/ecs/account-settings.ts";
import type { Scope } from "../../model/arn.ts";
import { scopeKey } from "../../model/arn.ts";
import type { Reader } from "../../store/store.ts";
import { accountSettings } from "../../store/tables/ecs.ts";
import type { Context } from "../service.ts";

export const rootArnOf = (account: string): string => `arn:aws:iam::${account}:root`;

/** Sessions of a role have no settings of their own: they take the root's. */
export const settingOwner = ({ principal }: Pick<Context, "principal">): string =>
  principal.kind === "user" ? principal.arn : rootArnOf(principal.account);

/** What was put for exactly this principal. */
export const statedSetting = (reader: Reader, scope: Scope, principalArn: string, name: AccountSettingName) =>
  reader.get(accountSettings, `${scopeKey(scope)}/${principalArn}/${name}`)?.value;

export function effectiveSetting(reader: Reader, scope: Scope, principalArn: string, name: AccountSettingName): string {
  return (
    statedSetting(reader, scope, principalArn, name) ??
    statedSetting(reader, scope, rootArnOf(scope.account), name) ??
    factsOf(name).initial
  );
}

/** The value that holds for the caller of this request. */
export const settingOf = (context: Context, name: AccountSettingName): string =>
  effectiveSetting(context.tx, context, settingOwner(context), name);
