// Of one container: its port mappings, its share of the task's size, its environment.
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWords } from "../../../words/use-words.ts";
import { containerWords } from "./container-words.ts";
import { type Pair, type PortDraft, portNameOf } from "./draft.ts";
import { Choice, Text, TextField, YesNo } from "./fields.tsx";
import { type ContainerState, Fold, useTitles } from "./form-state.tsx";
import { newPort } from "./from-definition.ts";
import { Rows } from "./rows.tsx";

const appProtocols = [
  { value: "http", label: "HTTP" },
  { value: "http2", label: "HTTP2" },
  { value: "grpc", label: "gRPC" },
] as const;

export function Ports({ container, put, errorAt }: ContainerState) {
  const t = useWords(containerWords);
  const nameOf = (port: PortDraft) => portNameOf(container.name.trim(), port);
  return (
    <SpaceBetween size="s">
      <Header variant="h3" description={t("portsHint")}>
        {t("ports")}
      </Header>
      <Rows<PortDraft>
        rows={container.ports}
        onChange={(ports) => put({ ports })}
        addLabel={t("addPort")}
        blank={container.ports.length === 0 ? newPort : { ...newPort, port: "" }}
        empty={t("noPorts")}
        nameOf={({ port }) => port}
        fields={[
          {
            label: t("containerPort"),
            error: (index) => errorAt(`ports.${index}.port`),
            control: ({ port }, change) => (
              <Text value={port} onChange={(value) => change({ port: value })} placeholder="80" isNumber isRequired />
            ),
          },
          {
            label: t("protocol"),
            control: ({ protocol, appProtocol }, change) => (
              <Choice
                value={protocol}
                options={[
                  { value: "tcp", label: "TCP" },
                  { value: "udp", label: "UDP" },
                ]}
                onChange={(value) => change({ protocol: value, appProtocol: value === "udp" ? "" : appProtocol })}
              />
            ),
          },
          {
            label: t("portName"),
            error: (index) => errorAt(`ports.${index}.name`),
            control: (port, change) => (
              <Text value={nameOf(port)} onChange={(name) => change({ name })} placeholder="web-80-tcp" />
            ),
          },
          {
            label: t("appProtocol"),
            control: ({ protocol, appProtocol }, change) => (
              <Choice<PortDraft["appProtocol"]>
                value={appProtocol}
                options={[...(protocol === "udp" ? [] : appProtocols), { value: "", label: t("none") }]}
                onChange={(value) => change({ appProtocol: value })}
              />
            ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

export function Limits({ container, put, errorAt, hasErrors }: ContainerState) {
  const t = useWords(containerWords);
  const { conditional } = useTitles();
  const hasError = ["cpu", "memory", "memoryReservation"].some(hasErrors);
  return (
    <Fold title={conditional(t("limits"))} hasError={hasError} isOpen={container.cpu !== ""}>
      <ColumnLayout columns={4}>
        <TextField
          label={t("cpu")}
          constraint={t("cpuHint")}
          value={container.cpu}
          onChange={(cpu) => put({ cpu })}
          error={errorAt("cpu")}
          isNumber
        />
        <TextField label={t("gpu")} constraint={t("gpuHint")} value="" onChange={() => {}} isDisabled />
        <TextField
          label={t("memoryHard")}
          constraint={t("memoryHardHint")}
          value={container.memory}
          onChange={(memory) => put({ memory })}
          error={errorAt("memory")}
          isNumber
        />
        <TextField
          label={t("memorySoft")}
          constraint={t("memorySoftHint")}
          value={container.memoryReservation}
          onChange={(memoryReservation) => put({ memoryReservation })}
          error={errorAt("memoryReservation")}
          isNumber
        />
      </ColumnLayout>
    </Fold>
  );
}

export function Environment({ container, put, errorAt, hasErrors }: ContainerState) {
  const t = useWords(containerWords);
  const { optional } = useTitles();
  return (
    <Fold
      title={optional(t("environment"))}
      hasError={hasErrors("environment")}
      isOpen={container.environment.length > 0}
    >
      <SpaceBetween size="s">
        <Pairs
          rows={container.environment}
          onChange={(environment) => put({ environment })}
          addLabel={t("addEnvironment")}
          empty={t("noEnvironment")}
          errorAt={(index) => errorAt(`environment.${index}.name`)}
        />
        <YesNo label={t("fromFile")} hint={`${t("fromFileHint")} ${t("valueFromHint")}`} value={false} isDisabled />
      </SpaceBetween>
    </Fold>
  );
}

/** Keys and values. */
export function Pairs({
  rows,
  onChange,
  addLabel,
  empty,
  errorAt,
}: {
  readonly rows: readonly Pair[];
  readonly onChange: (rows: Pair[]) => void;
  readonly addLabel: string;
  readonly empty: string;
  readonly errorAt: (index: number) => string | undefined;
}) {
  const t = useWords(containerWords);
  return (
    <Rows<Pair>
      rows={rows}
      onChange={onChange}
      addLabel={addLabel}
      blank={{ name: "", value: "" }}
      empty={empty}
      nameOf={({ name }) => name}
      fields={[
        {
          label: t("key"),
          error: errorAt,
          control: ({ name }, change) => <Text value={name} onChange={(value) => change({ name: value })} />,
        },
        {
          label: t("value"),
          control: ({ value }, change) => <Text value={value} onChange={(text) => change({ value: text })} />,
        },
      ]}
    />
  );
}
