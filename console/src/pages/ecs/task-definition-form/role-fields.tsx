// The two roles of a task: what its containers may do, and what ECS may do for it.
import Alert from "@cloudscape-design/components/alert";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useAws, useLive } from "../../../aws/live.tsx";
import { asProblem } from "../../../aws/problems.ts";
import { useWords } from "../../../words/use-words.ts";
import { Choice, type Option } from "./fields.tsx";
import { executionRoleArnOf, executionRoleName } from "./from-definition.ts";
import { useFormState, useTitles } from "./form-state.tsx";
import { taskRolesRead } from "./task-roles.ts";
import { formWords } from "./words.ts";

/** In place of an ARN: make the default role when the definition is registered. */
export const roleToCreate = "create";

export function RoleFields() {
  const t = useWords(formWords);
  const { conditional } = useTitles();
  const { draft, change, errorAt } = useFormState();
  const { account } = useAws();
  const roles = useLive(taskRolesRead);
  const known = (roles.data ?? []).map(({ Arn = "", RoleName = "" }) => ({ value: Arn, label: RoleName }));
  const isDefaultMissing = roles.data !== undefined && !known.some(({ label }) => label === executionRoleName);
  const none: Option<string> = { value: "", label: t("noRole") };
  const toCreate: Option<string> = {
    value: roleToCreate,
    label: t("createDefaultRole"),
    hint: t("createDefaultRoleHint", { name: executionRoleName }),
  };
  // The form begins with the default role before it is known whether the account has it.
  const isToCreate = isDefaultMissing && draft.executionRole === executionRoleArnOf(account);
  const withOwn = (options: readonly Option<string>[], own: string): readonly Option<string>[] =>
    own === "" || options.some(({ value }) => value === own)
      ? options
      : [...options, { value: own, label: roles.data ? t("roleMissing", { name: nameOf(own) }) : nameOf(own) }];
  const executionRole = isToCreate ? roleToCreate : draft.executionRole;
  return (
    <SpaceBetween size="s">
      <Header variant="h3">{conditional(t("taskRoles"))}</Header>
      {roles.error && <Alert type="warning">{t("rolesUnread", { reason: asProblem(roles.error).message })}</Alert>}
      <ColumnLayout columns={2}>
        <FormField label={t("taskRole")} description={t("taskRoleHint")} errorText={errorAt("taskRole")}>
          <Choice
            value={draft.taskRole}
            options={withOwn([none, ...known], draft.taskRole)}
            onChange={(taskRole) => change({ taskRole })}
            isSearchable
          />
        </FormField>
        <FormField label={t("executionRole")} description={t("executionRoleHint")} errorText={errorAt("executionRole")}>
          <Choice
            value={executionRole}
            options={withOwn([none, ...known, ...(isDefaultMissing ? [toCreate] : [])], executionRole)}
            onChange={(role) => change({ executionRole: role })}
            isSearchable
          />
        </FormField>
      </ColumnLayout>
    </SpaceBetween>
  );
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
