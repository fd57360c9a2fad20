// The picture of a service: internet → security group → interface → task → containers → images, drawn and as a table.
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useState } from "react";
import { nameOfArn, places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { Go } from "../../../parts/go.tsx";
import { Empty } from "../../../parts/listing.tsx";
import { ProblemAlert } from "../../../parts/page.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { mappedPorts } from "./mapped-ports.ts";
import { Drawing } from "./picture-drawing.tsx";
import { type NodeState, type Picture, type PictureNode, pictureOf } from "./picture-plan.ts";
import { pictureWords } from "./picture-words.ts";
import { Fix, Verdict } from "./reachability.tsx";
import { brokenLink, reachabilityRead } from "./reachability-read.ts";
import type { TaskRow } from "./task-collection.ts";

export interface ServicePictureProps {
  readonly cluster: string;
  /** The newest running task; undefined: there is none. */
  readonly row: TaskRow | undefined;
  /** That task's. */
  readonly definition: TaskDefinition | undefined;
}

export function ServicePicture({ cluster, row, definition }: ServicePictureProps) {
  const t = useWords(pictureWords);
  const [isTable, setTable] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("hint")}
          actions={row && <Button onClick={() => setTable(!isTable)}>{t(isTable ? "asPicture" : "asTable")}</Button>}
        >
          {t("title")}
        </Header>
      }
    >
      {row && definition ? (
        <Way cluster={cluster} row={row} definition={definition} isTable={isTable} />
      ) : (
        <Empty title={t("empty")} hint={t("emptyHint")} />
      )}
    </Container>
  );
}

function Way({
  cluster,
  row,
  definition,
  isTable,
}: {
  readonly cluster: string;
  readonly row: TaskRow;
  readonly definition: TaskDefinition;
  readonly isTable: boolean;
}) {
  const t = useWords(pictureWords);
  const task = nameOfArn(row.arn);
  const { data, error } = useLive(reachabilityRead(cluster, task, row.arn));
  const checks = data?.checks ?? [];
  const picture = pictureOf({ ...row, ports: mappedPorts(definition), checks, clientAddress: data?.clientAddress });
  const all = [...picture.nodes, ...picture.branches.flatMap(({ container, image }) => [container, image])];
  const summary = ({ kind, lines, state }: PictureNode) =>
    t("summary", { node: t(kind), lines: lines.join(", "), state: t(state) });
  const mended = { cluster, task, definition: `${definition.family ?? ""}:${definition.revision ?? ""}` };
  const broken = checks.flatMap((check) => brokenLink(check) ?? []);
  return (
    <SpaceBetween size="m">
      {error && <ProblemAlert problem={error} />}
      {isTable ? <PictureTable picture={picture} /> : <Drawing picture={picture} label={all.map(summary).join("; ")} />}
      {checks.map((check) => (
        <Verdict key={`${check.port}/${check.protocol}`} check={check} />
      ))}
      {broken[0] && <Fix link={broken[0]} mended={mended} />}
      <Go to={places.task(cluster, task, "networking")}>{t("testTask")}</Go>
    </SpaceBetween>
  );
}

const icons = { ok: "success", broken: "error", unknown: "pending" } as const satisfies Record<NodeState, string>;

function PictureTable({ picture }: { readonly picture: Picture }) {
  const t = useWords(pictureWords);
  const common = useCommonWords();
  const items = [...picture.nodes, ...picture.branches.flatMap(({ container, image }) => [container, image])];
  return (
    <Table<PictureNode>
      variant="embedded"
      ariaLabels={{ tableLabel: t("title") }}
      items={items}
      columnDefinitions={[
        { id: "step", header: t("step"), isRowHeader: true, cell: ({ kind }) => t(kind) },
        { id: "what", header: t("what"), cell: ({ lines }) => lines.join(", ") || "–" },
        {
          id: "state",
          header: common("status"),
          cell: ({ state }) => <StatusIndicator type={icons[state]}>{t(state)}</StatusIndicator>,
        },
      ]}
    />
  );
}
