// What a live tail follows: groups, streams of one of them, a pattern.
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Multiselect from "@cloudscape-design/components/multiselect";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { InvalidFilterPattern, parseFilterPattern } from "../../../../../src/model/logs/filter-pattern/parse.ts";
import { useLive } from "../../../aws/live.tsx";
import { logWords } from "../../../parts/logs/words.ts";
import { useWords } from "../../../words/use-words.ts";
import { logGroupsRead, logStreamsRead } from "../reads.ts";
import { liveTailWords } from "./words.ts";

export interface Chosen {
  readonly groups: readonly string[];
  /** Of the only group; none: all of them. */
  readonly streams: readonly string[];
  readonly pattern: string;
}

export interface ChoiceProps {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly isRunning: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

const mostGroups = 10;

function patternProblem(text: string): string | undefined {
  try {
    parseFilterPattern(text);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof InvalidFilterPattern) return thrown.message;
    throw thrown;
  }
}

export function Choice({ chosen, onChange, isRunning, onStart, onStop }: ChoiceProps) {
  const t = useWords(liveTailWords);
  const logs = useWords(logWords);
  const { groups, streams, pattern } = chosen;
  const only = groups.length === 1 ? groups[0] : undefined;
  const knownGroups = useLive(logGroupsRead);
  const knownStreams = useLive({ ...logStreamsRead(only ?? ""), enabled: only !== undefined });
  const problem = patternProblem(pattern.trim());
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={onStop} disabled={!isRunning} disabledReason={t("startTitle")}>
                {t("stop")}
              </Button>
              <Button
                variant="primary"
                onClick={onStart}
                disabled={groups.length === 0 || problem !== undefined}
                disabledReason={problem ? logs("patternInvalid", { reason: problem }) : t("chooseFirst")}
              >
                {t("start")}
              </Button>
            </SpaceBetween>
          }
        >
          {t("choose")}
        </Header>
      }
    >
      <ColumnLayout columns={3}>
        <FormField label={t("groups")} constraintText={t("groupsHint")}>
          <Multiselect
            selectedOptions={groups.map(asOption)}
            options={(knownGroups.data ?? []).map(({ logGroupName = "" }) => ({
              ...asOption(logGroupName),
              disabled: groups.length >= mostGroups && !groups.includes(logGroupName),
              disabledReason: t("groupsHint"),
            }))}
            statusType={knownGroups.isPending ? "loading" : "finished"}
            filteringType="auto"
            placeholder={t("groupsPlaceholder")}
            empty={t("noGroups")}
            onChange={({ detail }) => onChange({ ...chosen, groups: valuesOf(detail.selectedOptions), streams: [] })}
          />
        </FormField>
        <FormField label={t("streams")} constraintText={t("streamsHint")}>
          <Multiselect
            selectedOptions={streams.map(asOption)}
            options={(knownStreams.data ?? []).slice(0, 100).map(({ logStreamName = "" }) => asOption(logStreamName))}
            filteringType="auto"
            placeholder={t("streamsAll")}
            disabled={only === undefined}
            onChange={({ detail }) => onChange({ ...chosen, streams: valuesOf(detail.selectedOptions) })}
          />
        </FormField>
        <FormField
          label={t("pattern")}
          constraintText={logs("patternHint")}
          errorText={problem && logs("patternInvalid", { reason: problem })}
        >
          <Input
            value={pattern}
            onChange={({ detail }) => onChange({ ...chosen, pattern: detail.value })}
            spellcheck={false}
          />
        </FormField>
      </ColumnLayout>
    </Container>
  );
}

const asOption = (name: string) => ({ value: name, label: name });
const valuesOf = (options: readonly { readonly value?: string }[]): string[] => options.map(({ value = "" }) => value);
