// Logs of a service: the streams of its running tasks, in the tab and in the panel at the bottom.
import { useMemo } from "react";
import { useParams } from "react-router";
import { nameOfArn } from "../../../app/places.ts";
import { usePanel } from "../../../app/shell.tsx";
import { type LogSource, LogView } from "../../../parts/log-view.tsx";
import { useWords } from "../../../words/use-words.ts";
import { logSources } from "../parts/log-sources.ts";
import { WhileShown } from "../parts/while-shown.tsx";
import type { ShownTask } from "./shown-task.ts";
import { servicePageWords } from "./words.ts";

/** The sources; shown in the panel, too, wherever the tab itself does not show them. */
export function useServiceLogs(name: string, { running, definition }: ShownTask): readonly LogSource[] {
  const t = useWords(servicePageWords);
  const { tab } = useParams();
  const found = definition
    ? logSources(
        definition,
        running.map(({ arn }) => nameOfArn(arn)),
      )
    : [];
  const same = JSON.stringify(found);
  const sources = useMemo(() => JSON.parse(same) as LogSource[], [same]);
  const title = t("liveLogs", { name });
  const hasPanel = tab !== "logs" && sources.length > 0;
  const panel = useMemo(
    () =>
      hasPanel
        ? {
            title,
            content: (
              <WhileShown>
                <LogView sources={sources} name={name} />
              </WhileShown>
            ),
          }
        : undefined,
    [hasPanel, title, sources, name],
  );
  usePanel(panel);
  return sources;
}

export function LogsTab({ name, sources }: { readonly name: string; readonly sources: readonly LogSource[] }) {
  return <LogView sources={sources} name={name} />;
}
