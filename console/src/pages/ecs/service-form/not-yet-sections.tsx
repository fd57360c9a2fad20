// What AWS's form has and Muelle does not honour yet: shown where it stands in AWS, disabled, with the reason.
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { serviceFormWords } from "./words.ts";

export function TroubleshootingSection() {
  const t = useWords(serviceFormWords);
  const common = useCommonWords();
  return (
    <Container header={<Header variant="h2">{common("optionalLabel", { label: t("troubleshooting") })}</Header>}>
      <Checkbox checked={false} disabled description={t("execHint")} onChange={() => {}}>
        {t("exec")}
      </Checkbox>
    </Container>
  );
}

const notYet = ["serviceConnect", "serviceDiscovery", "vpcLattice", "loadBalancing", "autoScaling", "volume"] as const;

export function NotYetSections() {
  const t = useWords(serviceFormWords);
  const common = useCommonWords();
  return (
    <SpaceBetween size="l">
      {notYet.map((name) => (
        <ExpandableSection
          key={name}
          variant="container"
          headingTagOverride="h2"
          headerText={common("optionalLabel", { label: t(name) })}
        >
          <Checkbox checked={false} disabled description={t(`${name}Hint`)} onChange={() => {}}>
            {t("use", { name: t(name) })}
          </Checkbox>
        </ExpandableSection>
      ))}
    </SpaceBetween>
  );
}
