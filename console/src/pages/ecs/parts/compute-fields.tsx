// A form's compute configuration, folded as AWS folds it: strategy or launch type, and the platform version.
import type { Cluster } from "@aws-sdk/client-ecs";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useWords } from "../../../words/use-words.ts";
import { type ComputeDraft, type ComputeProblems, platformVersions } from "./compute-draft.ts";
import { computeWords } from "./compute-words.ts";
import { StrategyRows } from "./strategy-rows.tsx";

export interface ComputeFieldsProps {
  readonly draft: ComputeDraft;
  readonly cluster: Cluster | undefined;
  readonly problems: ComputeProblems;
  readonly onChange: (draft: ComputeDraft) => void;
  /** Whether "what the cluster says" can be chosen: a service that is there names its own strategy. */
  readonly takesDefault?: boolean;
}

export function ComputeFields(props: ComputeFieldsProps) {
  const { draft, cluster, problems, onChange } = props;
  const t = useWords(computeWords);
  const noProviders = (cluster?.capacityProviders ?? []).length === 0;
  const versions = [...new Set([...platformVersions, draft.platformVersion])].map((value) => ({ value, label: value }));
  return (
    <ExpandableSection headerText={t("compute")} variant="footer" defaultExpanded={Object.keys(problems).length > 0}>
      <SpaceBetween size="l">
        <FormField label={t("options")} description={t("optionsHint")} stretch constraintText={t("ec2")}>
          <Tiles
            value={draft.option}
            items={[
              {
                value: "strategy",
                label: t("strategy"),
                description: noProviders ? t("noProviders") : t("strategyHint"),
                disabled: noProviders,
              },
              { value: "launchType", label: t("launchType"), description: t("launchTypeHint") },
            ]}
            onChange={({ detail }) =>
              onChange({ ...draft, option: detail.value === "strategy" ? "strategy" : "launchType" })
            }
          />
        </FormField>
        {draft.option === "strategy" ? (
          <StrategyFields {...props} />
        ) : (
          <FormField label={t("launchType")}>
            <Input value="FARGATE" readOnly />
          </FormField>
        )}
        <FormField label={t("platformVersion")} description={t("platformHint")}>
          <Select
            selectedOption={{ value: draft.platformVersion, label: draft.platformVersion }}
            options={versions}
            onChange={({ detail }) => onChange({ ...draft, platformVersion: detail.selectedOption.value ?? "LATEST" })}
          />
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  );
}

function StrategyFields({ draft, cluster, problems, onChange, takesDefault = true }: ComputeFieldsProps) {
  const t = useWords(computeWords);
  const standard = cluster?.defaultCapacityProviderStrategy ?? [];
  const shown = standard.map(({ capacityProvider, base = 0, weight = 0 }) => `${capacityProvider} ${base}/${weight}`);
  return (
    <SpaceBetween size="l">
      {takesDefault && (
        <FormField label={t("whichStrategy")} description={shown.join(", ")}>
          <RadioGroup
            value={draft.strategy}
            items={[
              {
                value: "default",
                label: t("clusterDefault"),
                disabled: standard.length === 0,
                ...(standard.length === 0 && { description: t("noDefault") }),
              },
              { value: "custom", label: t("custom") },
            ]}
            onChange={({ detail }) =>
              onChange({ ...draft, strategy: detail.value === "default" ? "default" : "custom" })
            }
          />
        </FormField>
      )}
      {draft.strategy === "custom" && (
        <FormField
          label={takesDefault ? undefined : t("whichStrategy")}
          stretch
          errorText={problems.strategy && t(problems.strategy)}
        >
          <StrategyRows
            rows={draft.rows}
            providers={cluster?.capacityProviders ?? []}
            problems={problems.rows}
            onChange={(rows) => onChange({ ...draft, rows })}
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
