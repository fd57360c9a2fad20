// The dialog that deletes a cluster; when AWS refuses because it is not empty, what stands in the way is listed with links.
import {
  DeleteClusterCommand,
  DescribeServicesCommand,
  ECSClient,
  ListServicesCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useFlash } from "../../../app/flashes.tsx";
import { nameOfArn, places } from "../../../app/places.ts";
import type { Aws } from "../../../aws/aws.ts";
import { useAws } from "../../../aws/live.tsx";
import { asProblem } from "../../../aws/problems.ts";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { Go } from "../../../parts/go.tsx";
import { useWords } from "../../../words/use-words.ts";
import { clusterWords } from "./words.ts";

interface Blockers {
  readonly services: readonly string[];
  readonly tasks: readonly string[];
  readonly more: boolean;
}

const mostShown = 10;

export function DeleteCluster({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const t = useWords(clusterWords);
  const aws = useAws();
  const navigate = useNavigate();
  const { flash } = useFlash();
  const [blockers, setBlockers] = useState<Blockers>();
  const remove = async () => {
    try {
      await aws.of(ECSClient).send(new DeleteClusterCommand({ cluster: name }));
    } catch (thrown) {
      if (asProblem(thrown).code.startsWith("ClusterContains")) setBlockers(await blockersOf(aws, name));
      throw thrown;
    }
    flash({ type: "success", content: t("deleted", { name }) });
    await navigate(places.clusters());
  };
  return (
    <ConfirmDelete title={t("deleteTitle", { name })} word={`delete ${name}`} onConfirm={remove} onClose={onClose}>
      <SpaceBetween size="s">
        <div>{t("deleteHint")}</div>
        {blockers && <BlockerList cluster={name} blockers={blockers} />}
      </SpaceBetween>
    </ConfirmDelete>
  );
}

function BlockerList({ cluster, blockers }: { readonly cluster: string; readonly blockers: Blockers }) {
  const t = useWords(clusterWords);
  return (
    <div>
      <Box variant="strong">{t("blockers")}</Box>
      <ul>
        {blockers.services.map((service) => (
          <Blocker key={service} to={places.service(cluster, service)} name={service} />
        ))}
        {blockers.tasks.map((task) => (
          <Blocker key={task} to={places.task(cluster, task)} name={t("task", { id: task })} />
        ))}
        {blockers.more && <li>{t("moreTasks")}</li>}
      </ul>
      {t("blockersFix")}
    </div>
  );
}

/** Lines that are far enough apart to be touched. */
function Blocker({ to, name }: { readonly to: string; readonly name: string }) {
  return (
    <li>
      <Box padding={{ vertical: "xxs" }}>
        <Go to={to}>{name}</Go>
      </Box>
    </li>
  );
}

/** Services that are not gone yet, and tasks that run; the first of each. */
async function blockersOf(aws: Aws, cluster: string): Promise<Blockers> {
  const ecs = aws.of(ECSClient);
  const [listed, running] = await Promise.all([
    ecs.send(new ListServicesCommand({ cluster, maxResults: mostShown })),
    ecs.send(new ListTasksCommand({ cluster, maxResults: mostShown })),
  ]);
  const { serviceArns = [] } = listed;
  const { services = [] } =
    serviceArns.length > 0 ? await ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns })) : {};
  return {
    services: services.filter(({ status }) => status !== "INACTIVE").map(({ serviceName = "" }) => serviceName),
    tasks: (running.taskArns ?? []).map(nameOfArn),
    more: listed.nextToken !== undefined || running.nextToken !== undefined,
  };
}
