// What saving would add, change and remove, before it is saved.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import type { RuleChanges, RuleDraft } from "../parts/rule-draft.ts";
import { ec2Words } from "../words.ts";

export function RulePreview({ changes, onClose }: { readonly changes: RuleChanges; readonly onClose: () => void }) {
  const t = useWords(ec2Words);
  const common = useCommonWords();
  const parts = [
    { title: t("newRules"), rules: changes.added },
    { title: t("changedRules"), rules: changes.changed },
    { title: t("removedRules"), rules: changes.removed },
  ].filter(({ rules }) => rules.length > 0);
  return (
    <Modal
      visible
      header={t("preview")}
      closeAriaLabel={common("close")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button formAction="none" onClick={onClose}>
            {common("close")}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {parts.length === 0 && <Box>{t("noChanges")}</Box>}
        {parts.map(({ title, rules }) => (
          <div key={title}>
            <Box variant="h3">{title}</Box>
            <ul>
              {rules.map((rule) => (
                <li key={rule.key}>{lineOf(rule, t("allTraffic"))}</li>
              ))}
            </ul>
          </div>
        ))}
      </SpaceBetween>
    </Modal>
  );
}

function lineOf({ protocol, ports, peer, description }: RuleDraft, allTraffic: string): string {
  const traffic = protocol === "-1" ? allTraffic : `${protocol.toUpperCase()} ${ports}`;
  return `${traffic} ↔ ${peer}${description ? ` (${description})` : ""}`;
}
