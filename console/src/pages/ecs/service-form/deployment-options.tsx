// Deployment options: the strategy, and how many tasks may be up and down meanwhile.
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import type { SectionProps } from "./section.ts";
import { serviceFormWords } from "./words.ts";

export function DeploymentOptions({ draft, problems, onChange }: SectionProps) {
  const t = useWords(serviceFormWords);
  const { deployment } = draft;
  const notYet = (value: "blueGreen" | "linear" | "canary") => ({
    value,
    label: t(value),
    description: t("strategyNotYet"),
    disabled: true,
  });
  return (
    <ExpandableSection headerText={t("deploymentOptions")} variant="footer" defaultExpanded>
      <SpaceBetween size="l">
        <FormField label={t("controller")}>
          <Input value="ECS" readOnly />
        </FormField>
        <FormField label={t("strategy")}>
          <RadioGroup
            value="ROLLING"
            onChange={() => {}}
            items={[
              { value: "ROLLING", label: t("rolling"), description: t("rollingHint") },
              notYet("blueGreen"),
              notYet("linear"),
              notYet("canary"),
            ]}
          />
        </FormField>
        <FormField
          label={t("minimum")}
          description={t("minimumHint")}
          errorText={problems.minimumPercent && t(problems.minimumPercent)}
        >
          <Input
            value={deployment.minimumPercent}
            inputMode="numeric"
            onChange={({ detail }) =>
              onChange({ ...draft, deployment: { ...deployment, minimumPercent: detail.value } })
            }
          />
        </FormField>
        <FormField
          label={t("maximum")}
          description={t("maximumHint")}
          errorText={problems.maximumPercent && t(problems.maximumPercent)}
        >
          <Input
            value={deployment.maximumPercent}
            inputMode="numeric"
            onChange={({ detail }) =>
              onChange({ ...draft, deployment: { ...deployment, maximumPercent: detail.value } })
            }
          />
        </FormField>
      </SpaceBetween>
    </ExpandableSection>
  );
}
