// Of one container: network settings, Docker's configuration, resource limits, labels.
import Box from "@cloudscape-design/components/box";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { Pairs } from "./container-parts.tsx";
import { containerWords } from "./container-words.ts";
import type { UlimitDraft } from "./draft.ts";
import { Choice, Text, TextField } from "./fields.tsx";
import { type ContainerState, Fold, useTitles } from "./form-state.tsx";
import { Rows } from "./rows.tsx";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html */
const ulimitNames = [
  "core",
  "cpu",
  "data",
  "fsize",
  "locks",
  "memlock",
  "msgqueue",
  "nice",
  "nofile",
  "nproc",
  "rss",
  "rtprio",
  "rttime",
  "sigpending",
  "stack",
];

export function DockerParts(state: ContainerState) {
  const { container, put, errorAt, hasErrors } = state;
  const t = useWords(containerWords);
  const { optional } = useTitles();
  const isDockerSet = [container.command, container.entryPoint, container.workingDirectory, container.user].some(
    Boolean,
  );
  return (
    <SpaceBetween size="s">
      <Fold title={optional(t("network"))}>
        <Box color="text-body-secondary">{t("networkHint")}</Box>
      </Fold>
      <Fold
        title={optional(t("docker"))}
        hasError={hasErrors("command") || hasErrors("entryPoint")}
        isOpen={isDockerSet}
      >
        <ColumnLayout columns={2}>
          <TextField
            label={t("entryPoint")}
            constraint={t("commandHint")}
            placeholder="sh, -c"
            value={container.entryPoint}
            onChange={(entryPoint) => put({ entryPoint })}
            error={errorAt("entryPoint")}
          />
          <TextField
            label={t("command")}
            constraint={t("commandHint")}
            placeholder="node, server.js"
            value={container.command}
            onChange={(command) => put({ command })}
            error={errorAt("command")}
          />
          <TextField
            label={t("workingDirectory")}
            placeholder="/usr/app"
            value={container.workingDirectory}
            onChange={(workingDirectory) => put({ workingDirectory })}
          />
          <TextField
            label={t("user")}
            constraint={t("userHint")}
            value={container.user}
            onChange={(user) => put({ user })}
          />
        </ColumnLayout>
      </Fold>
      <Fold title={optional(t("ulimits"))} hasError={hasErrors("ulimits")} isOpen={container.ulimits.length > 0}>
        <Ulimits {...state} />
      </Fold>
      <Fold title={optional(t("labels"))} hasError={hasErrors("labels")} isOpen={container.labels.length > 0}>
        <Pairs
          rows={container.labels}
          onChange={(labels) => put({ labels })}
          addLabel={t("addLabel")}
          empty={t("noLabels")}
          errorAt={(index) => errorAt(`labels.${index}.name`)}
        />
      </Fold>
    </SpaceBetween>
  );
}

function Ulimits({ container, put, errorAt }: ContainerState) {
  const t = useWords(containerWords);
  return (
    <Rows<UlimitDraft>
      rows={container.ulimits}
      onChange={(ulimits) => put({ ulimits })}
      addLabel={t("addUlimit")}
      blank={{ name: "nofile", soft: "", hard: "" }}
      empty={t("noUlimits")}
      nameOf={({ name }) => name}
      fields={[
        {
          label: t("name"),
          error: (index) => errorAt(`ulimits.${index}.name`),
          control: ({ name }, change) => (
            <Choice
              value={name}
              options={ulimitNames.map((value) => ({ value, label: value }))}
              onChange={(value) => change({ name: value })}
              isSearchable
            />
          ),
        },
        {
          label: t("softLimit"),
          error: (index) => errorAt(`ulimits.${index}.soft`),
          control: ({ soft }, change) => <Text value={soft} onChange={(value) => change({ soft: value })} isNumber />,
        },
        {
          label: t("hardLimit"),
          error: (index) => errorAt(`ulimits.${index}.hard`),
          control: ({ hard }, change) => <Text value={hard} onChange={(value) => change({ hard: value })} isNumber />,
        },
      ]}
    />
  );
}
