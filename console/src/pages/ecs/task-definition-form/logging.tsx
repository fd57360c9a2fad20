// Log collection: on by default, to CloudWatch Logs.
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useAws } from "../../../aws/live.tsx";
import { useWords } from "../../../words/use-words.ts";
import { containerWords } from "./container-words.ts";
import { type LogOption, logValueOf } from "./draft.ts";
import { Text, YesNo } from "./fields.tsx";
import { type ContainerState, Fold, useFormState, useTitles } from "./form-state.tsx";
import { defaultLogOptions } from "./from-definition.ts";
import { Rows } from "./rows.tsx";

export function Logging({ container, put, errorAt, hasErrors }: ContainerState) {
  const t = useWords(containerWords);
  const { optional } = useTitles();
  const { draft } = useFormState();
  const { region } = useAws();
  const turn = (hasLogs: boolean) =>
    put({
      hasLogs,
      ...(hasLogs && container.logOptions.length === 0 && { logOptions: defaultLogOptions(region) }),
    });
  return (
    <Fold title={optional(t("logging"))} hasError={hasErrors("logOptions")} isOpen>
      <SpaceBetween size="s">
        <YesNo label={t("useLogs")} hint={t("loggingHint")} value={container.hasLogs} onChange={turn} />
        {container.hasLogs && (
          <SpaceBetween size="s">
            <FormField label={t("logDestination")} errorText={errorAt("logOptions")}>
              <Input value="Amazon CloudWatch" readOnly />
            </FormField>
            <Rows<LogOption>
              rows={container.logOptions}
              onChange={(logOptions) => put({ logOptions })}
              addLabel={t("addLogOption")}
              blank={{ name: "", value: "" }}
              empty=""
              nameOf={({ name }) => name}
              fields={[
                {
                  label: t("key"),
                  error: (index) => errorAt(`logOptions.${index}.name`),
                  control: ({ name }, change) => <Text value={name} onChange={(value) => change({ name: value })} />,
                },
                {
                  label: t("value"),
                  error: (index) => errorAt(`logOptions.${index}.value`),
                  control: (option, change) => (
                    <Text
                      value={logValueOf(draft.family.trim(), option)}
                      onChange={(value) => change({ value })}
                      placeholder={option.name === "awslogs-group" ? "/ecs/" : undefined}
                    />
                  ),
                },
              ]}
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Fold>
  );
}
