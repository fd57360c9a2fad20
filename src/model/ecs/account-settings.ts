// Account settings: their values, what holds before anybody sets them, and which values are honoured here.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html

export interface AccountSettingFacts {
  /** What holds in a new account. */
  readonly initial: string;
  readonly values: readonly string[];
  /** Values of AWS that would change nothing here, with the reason: they are refused rather than kept in silence. */
  readonly withoutEffect?: Readonly<Record<string, string>>;
  /** AWS sets it, users do not. */
  readonly managedByAws?: true;
}

const longArn: AccountSettingFacts = { initial: "enabled", values: ["enabled"] };

export const accountSettingNames = {
  serviceLongArnFormat: longArn,
  taskLongArnFormat: longArn,
  containerInstanceLongArnFormat: longArn,
  awsvpcTrunking: {
    initial: "disabled",
    values: ["enabled", "disabled"],
    withoutEffect: { enabled: "there are no container instances whose interfaces could be trunked" },
  },
  containerInsights: {
    initial: "disabled",
    values: ["enabled", "disabled", "enhanced"],
  },
  fargateFIPSMode: {
    initial: "disabled",
    values: ["enabled", "disabled"],
    withoutEffect: { enabled: "the machine's cryptography is not under Muelle's control" },
  },
  tagResourceAuthorization: { initial: "on", values: ["on", "off"] },
  /** Days. Nothing is ever retired here, so every period is kept. */
  fargateTaskRetirementWaitPeriod: { initial: "7", values: ["0", "7", "14"] },
  guardDutyActivate: { initial: "off", values: ["on", "off"], managedByAws: true },
  defaultLogDriverMode: { initial: "non-blocking", values: ["blocking", "non-blocking"] },
  fargateEventWindows: {
    initial: "disabled",
    values: ["enabled", "disabled"],
    withoutEffect: { enabled: "tasks are never retired" },
  },
} as const satisfies Record<string, AccountSettingFacts>;

export type AccountSettingName = keyof typeof accountSettingNames;

export const isAccountSetting = (name: string): name is AccountSettingName => Object.hasOwn(accountSettingNames, name);

export const factsOf = (name: AccountSettingName): AccountSettingFacts => accountSettingNames[name];

/** Why the value cannot be put; undefined when it can. */
export function refuseSetting(name: AccountSettingName, value: string): string | undefined {
  const facts = factsOf(name);
  if (facts.managedByAws) return `The setting ${name} is managed by AWS and cannot be modified.`;
  if (facts === longArn && value === "disabled") return "You can no longer disable Long Arn settings.";
  return facts.values.includes(value)
    ? undefined
    : `The value ${value} is not valid for the setting ${name}. Valid values: ${facts.values.join(", ")}`;
}
