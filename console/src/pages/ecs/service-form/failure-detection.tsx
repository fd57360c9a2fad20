// Deployment failure detection: the circuit breaker, and whether it rolls back.
import Checkbox from "@cloudscape-design/components/checkbox";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import type { SectionProps } from "./section.ts";
import { serviceFormWords } from "./words.ts";

export function FailureDetection({ draft, onChange }: SectionProps) {
  const t = useWords(serviceFormWords);
  const { deployment } = draft;
  return (
    <ExpandableSection headerText={t("failureDetection")} variant="footer" defaultExpanded>
      <SpaceBetween size="s">
        <Checkbox
          checked={deployment.circuitBreaker}
          description={t("circuitBreakerHint")}
          onChange={({ detail }) =>
            onChange({
              ...draft,
              deployment: { ...deployment, circuitBreaker: detail.checked, rollback: detail.checked },
            })
          }
        >
          {t("circuitBreaker")}
        </Checkbox>
        {deployment.circuitBreaker && (
          <Checkbox
            checked={deployment.rollback}
            description={t("rollbackHint")}
            onChange={({ detail }) => onChange({ ...draft, deployment: { ...deployment, rollback: detail.checked } })}
          >
            {t("rollback")}
          </Checkbox>
        )}
        <Checkbox checked={false} disabled description={t("alarmsHint")} onChange={() => {}}>
          {t("alarms")}
        </Checkbox>
      </SpaceBetween>
    </ExpandableSection>
  );
}
