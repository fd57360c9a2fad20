// Which values of an account setting can be chosen here, and why the others cannot.
import { factsOf, isAccountSetting } from "../../../../../src/model/ecs/account-settings.ts";

/** As ListAccountSettings tells it; names that the SDK does not know yet are valid. */
export interface NamedSetting {
  readonly name?: string;
  readonly value?: string;
}

export interface SettingValue {
  readonly value: string;
  /** It would change nothing here. */
  readonly reason?: string;
}

/** The setting's values; one alone, or none: it cannot be changed. */
export function valuesOf({ name = "", value = "" }: NamedSetting): readonly SettingValue[] {
  if (!isAccountSetting(name)) return [{ value }];
  const { values, withoutEffect, managedByAws } = factsOf(name);
  if (managedByAws) return [{ value }];
  return values.map((each) => {
    const reason = withoutEffect?.[each];
    return reason === undefined ? { value: each } : { value: each, reason };
  });
}

export const isFixed = (setting: NamedSetting): boolean => valuesOf(setting).length < 2;

/** Names and values that differ from what holds. */
export const changesOf = (
  settings: readonly NamedSetting[],
  chosen: Readonly<Record<string, string>>,
): { readonly name: string; readonly value: string }[] =>
  settings.flatMap(({ name = "", value }) => {
    const wanted = chosen[name];
    return wanted === undefined || wanted === value ? [] : [{ name, value: wanted }];
  });
