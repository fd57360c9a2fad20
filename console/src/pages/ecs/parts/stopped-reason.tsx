// Why a task has ended: AWS's words, what they mean, and what to do, with the way there.
import type { Task } from "@aws-sdk/client-ecs";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { familyAndRevision, nameOfArn, places } from "../../../app/places.ts";
import { Go } from "../../../parts/go.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { explainStop, type FixPlace, type StoppedFinding } from "./stopped-causes.ts";
import { stoppedFixes, stoppedLabels } from "./stopped-fixes.ts";
import { stoppedCauses } from "./stopped-words.ts";
import { serviceOf } from "./task-facts.ts";

/** Nothing for a task that nobody asked to stop. */
export function StoppedReason({ task }: { readonly task: Task }) {
  const t = useWords(stoppedLabels);
  const findings = explainStop(task);
  if (task.stoppedReason === undefined && findings.length === 0) return null;
  const isFailure = findings.some((finding) => finding.isFailure);
  const details = (task.containers ?? []).filter(({ reason }) => reason && reason !== task.stoppedReason);
  return (
    <Alert
      type={isFailure ? "error" : "info"}
      header={`${t(task.lastStatus === "STOPPED" ? "ended" : "ending")}${task.stopCode ? `: ${task.stopCode}` : ""}`}
    >
      <SpaceBetween size="s">
        <div>
          <Box variant="awsui-key-label">{t("reason")}</Box>
          <span lang="en">{task.stoppedReason ?? "–"}</span>
          {details.map(({ name, reason }) => (
            <div key={name} lang="en">
              {name}: {reason}
            </div>
          ))}
        </div>
        {findings.map((finding) => (
          <Explained key={`${finding.cause} ${finding.container ?? ""}`} finding={finding} task={task} />
        ))}
      </SpaceBetween>
    </Alert>
  );
}

function Explained({ finding, task }: { readonly finding: StoppedFinding; readonly task: Task }) {
  const common = useCommonWords();
  const causes = useWords(stoppedCauses);
  const fixes = useWords(stoppedFixes);
  const labels = useWords(stoppedLabels);
  const to = finding.place && addressOf(finding.place, task);
  return (
    <div>
      <div>{causes(finding.cause, finding.values)}</div>
      <div>
        <Box variant="strong" display="inline">
          {common("fix")}:
        </Box>{" "}
        {fixes(finding.cause)}{" "}
        {finding.place && to && (
          <Go to={to} variant="primary">
            {labels(`place_${finding.place}`)}
          </Go>
        )}
      </div>
    </div>
  );
}

/** Undefined where there is no such place: events of a task that no service started. */
function addressOf(place: FixPlace, task: Task): string | undefined {
  const cluster = nameOfArn(task.clusterArn ?? "");
  const { family, revision } = familyAndRevision(task.taskDefinitionArn ?? "");
  const service = serviceOf(task);
  switch (place) {
    case "logs":
      return places.task(cluster, nameOfArn(task.taskArn ?? ""), "logs");
    case "new-revision":
      return places.newRevision(family, revision);
    case "repository":
      return places.repositories();
    case "roles":
      return places.roles();
    case "events":
      return service === undefined ? undefined : places.service(cluster, service, "events");
    case "run-again":
      return service === undefined ? places.runTask(cluster, `${family}:${revision}`) : undefined;
  }
}
