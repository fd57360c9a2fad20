// What a revision is, at a glance.
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { nameOfArn, places } from "../../../app/places.ts";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { Time } from "../../../parts/time.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { RevisionState } from "../parts/revision-menus.tsx";
import { definitionWords } from "./words.ts";

export const platformText = ({ runtimePlatform }: TaskDefinition): string => {
  const { operatingSystemFamily: system = "LINUX", cpuArchitecture: architecture = "X86_64" } = runtimePlatform ?? {};
  return `${system === "LINUX" ? "Linux" : system}/${architecture}`;
};

const role = (arn: string | undefined) =>
  arn === undefined ? undefined : <Go to={places.role(nameOfArn(arn))}>{nameOfArn(arn)}</Go>;

export function Overview({ definition }: { readonly definition: TaskDefinition }) {
  const t = useWords(definitionWords);
  const common = useCommonWords();
  return (
    <Container header={<Header variant="h2">{common("overview")}</Header>}>
      <Facts
        items={[
          { label: common("arn"), value: <Copyable text={definition.taskDefinitionArn ?? ""} /> },
          {
            label: t("status"),
            value: <RevisionState status={definition.status ?? "ACTIVE"} />,
          },
          { label: t("registeredAt"), value: <Time at={definition.registeredAt} /> },
          {
            label: t("appEnvironment"),
            value: (definition.requiresCompatibilities ?? definition.compatibilities ?? []).join(", "),
          },
          { label: t("taskRole"), value: role(definition.taskRoleArn) },
          { label: t("executionRole"), value: role(definition.executionRoleArn) },
          { label: t("platform"), value: platformText(definition) },
          { label: t("networkMode"), value: definition.networkMode },
        ]}
      />
    </Container>
  );
}
