// The form itself: what it has, what it sends, and what it says of the tasks that were started and of those that were not.
import { type Cluster, ECSClient, RunTaskCommand, type RunTaskCommandOutput } from "@aws-sdk/client-ecs";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { nameOfArn, places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { FormPage } from "../../../parts/form-page.tsx";
import { Help } from "../../../parts/help.tsx";
import type { Crumb } from "../../../parts/page.tsx";
import { sendable } from "../../../parts/tags.tsx";
import { useWords } from "../../../words/use-words.ts";
import { docs } from "../docs.ts";
import { definitionRead } from "../definition-reads.ts";
import type { Network } from "../network-reads.ts";
import { NetworkSection } from "../parts/network-section.tsx";
import { networkWords } from "../parts/network-words.ts";
import { withGroups } from "../parts/new-group.ts";
import { backFromForm, presetCluster } from "../service-form/cluster-of-form.ts";
import { definitionOf } from "../service-form/draft.ts";
import { useDefinitionPorts } from "../service-form/use-ports.ts";
import { ContainerOverrides } from "./container-overrides.tsx";
import { draftFor, isFlawless, noProblems, problemsOf, type RunTaskDraft, runTaskRequest } from "./draft.ts";
import { DetailsSection, EnvironmentSection } from "./sections.tsx";
import { TagsSection } from "./tags-section.tsx";
import { TaskOverrides } from "./task-overrides.tsx";
import { runTaskWords } from "./words.ts";

export interface RunTaskFormProps {
  readonly clusters: readonly Cluster[];
  readonly network: Network;
  /** Undefined: to be chosen. */
  readonly cluster: string | undefined;
  readonly definition: string;
  readonly crumbs: readonly Crumb[];
}

export function RunTaskForm({ clusters, network, cluster, definition, crumbs }: RunTaskFormProps) {
  const t = useWords(runTaskWords);
  const [draft, setDraft] = useState(() => draftFor(definition, presetCluster(clusters, cluster), network));
  const [tried, setTried] = useState(false);
  const chosen = useLive(definitionRead(definitionOf(draft)));
  const names = (chosen.data?.containerDefinitions ?? []).map(({ name = "" }) => name);
  const found = problemsOf(draft, names);
  const problems = tried ? found : noProblems;
  const ports = useDefinitionPorts(definitionOf(draft));
  const run = useRun();
  const submit = async () => {
    setTried(true);
    if (isFlawless(found)) await run(draft, names);
  };
  const section = { draft, problems, onChange: setDraft };
  return (
    <FormPage
      title={t("title")}
      crumbs={crumbs}
      help={
        <Help
          commands={[
            "aws ecs run-task --cluster demo --task-definition hola --launch-type FARGATE --network-configuration …",
          ]}
          more={[{ text: t("learn"), href: docs.runTask }]}
        >
          <p>{t("help")}</p>
        </Help>
      }
      submitLabel={t("create")}
      cancelTo={backFromForm(cluster, definition)}
      onSubmit={submit}
    >
      <DetailsSection {...section} />
      <EnvironmentSection {...section} clusters={clusters} fixed={cluster !== undefined} />
      <NetworkSection
        draft={draft.network}
        network={network}
        problems={problems.network}
        ports={ports}
        owner={draft.family}
        onChange={(next) => setDraft((now) => ({ ...now, network: next }))}
      />
      <ContainerOverrides draft={draft} names={names} wrong={problems.commands ?? []} onChange={setDraft} />
      <TaskOverrides draft={draft} onChange={setDraft} />
      <TagsSection draft={draft} onChange={setDraft} />
    </FormPage>
  );
}

function useRun(): (draft: RunTaskDraft, names: readonly string[]) => Promise<void> {
  const aws = useAws();
  const navigate = useNavigate();
  const tn = useWords(networkWords);
  const tell = useOutcome();
  return async (draft, names) => {
    const answer = await withGroups(
      aws,
      draft.network,
      (id) => tn("groupStays", { id }),
      async (groupIds) => {
        const request = runTaskRequest({ ...draft, tags: sendable(draft.tags) }, names, groupIds);
        const answered = await aws.of(ECSClient).send(new RunTaskCommand(request));
        if ((answered.tasks ?? []).length === 0) throw new NoneStarted(reasonsOf(answered));
        return answered;
      },
    );
    tell(draft.cluster, answer);
    await navigate(places.cluster(draft.cluster, "tasks"));
  };
}

/** RunTask answered without an error, and started nothing. */
class NoneStarted extends Error {
  override readonly name = "NoTaskStarted";
}

/** Each of AWS's reasons once, with its detail. */
function reasonsOf({ failures = [] }: Pick<RunTaskCommandOutput, "failures">): string {
  const reasons = failures.map(({ reason = "", detail }) => (detail ? `${reason} (${detail})` : reason));
  return [...new Set(reasons)].join(", ");
}

/** RunTask may start some tasks and not others: both are said. */
function useOutcome(): (cluster: string, answer: RunTaskCommandOutput) => void {
  const t = useWords(runTaskWords);
  const { flash } = useFlash();
  return (cluster, { tasks = [], failures = [] }) => {
    const [first] = tasks;
    if (first)
      flash({
        type: "success",
        content: t("started", { count: tasks.length }),
        action:
          tasks.length === 1
            ? { label: t("viewTask"), to: places.task(cluster, nameOfArn(first.taskArn ?? "")) }
            : { label: t("viewTasks"), to: places.cluster(cluster, "tasks") },
      });
    if (failures.length > 0)
      flash({ type: "error", content: t("notStarted", { count: failures.length, reasons: reasonsOf({ failures }) }) });
  };
}
