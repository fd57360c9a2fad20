// Deployment configuration: how many tasks, how they are replaced, and when a deployment has failed.
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { useWords } from "../../../words/use-words.ts";
import { DeploymentOptions } from "./deployment-options.tsx";
import { FailureDetection } from "./failure-detection.tsx";
import type { SectionProps } from "./section.ts";
import { serviceFormWords } from "./words.ts";

/** `children`: what an update asks first. */
export function DeploymentSection({ children, ...section }: SectionProps & { readonly children?: ReactNode }) {
  const t = useWords(serviceFormWords);
  const { draft, problems, onChange } = section;
  const { deployment } = draft;
  return (
    <Container header={<Header variant="h2">{t("deployment")}</Header>}>
      <SpaceBetween size="l">
        {children}
        <FormField label={t("serviceType")}>
          <RadioGroup
            value="REPLICA"
            onChange={() => {}}
            items={[
              { value: "REPLICA", label: t("replica"), description: t("replicaHint") },
              { value: "DAEMON", label: t("daemon"), description: t("daemonHint"), disabled: true },
            ]}
          />
        </FormField>
        <FormField
          label={t("desiredTasks")}
          description={t("desiredTasksHint")}
          errorText={problems.desiredTasks && t(problems.desiredTasks)}
        >
          <Input
            value={deployment.desiredTasks}
            inputMode="numeric"
            onChange={({ detail }) => onChange({ ...draft, deployment: { ...deployment, desiredTasks: detail.value } })}
          />
        </FormField>
        <Checkbox checked={false} disabled description={t("rebalancingHint")} onChange={() => {}}>
          {t("rebalancing")}
        </Checkbox>
        <FormField label={t("gracePeriod")} description={t("gracePeriodHint")}>
          <Input value="0" disabled onChange={() => {}} />
        </FormField>
        <DeploymentOptions {...section} />
        <FailureDetection {...section} />
      </SpaceBetween>
    </Container>
  );
}
