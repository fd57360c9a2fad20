// Networking of a task: its addresses, its interface, its security groups with their rules in words, and whether it is reached.
import type { NetworkInterface } from "@aws-sdk/client-ec2";
import type { Task, TaskDefinition } from "@aws-sdk/client-ecs";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { familyAndRevision, nameOfArn, places } from "../../../app/places.ts";
import { Copyable, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { useWords } from "../../../words/use-words.ts";
import { Address } from "../parts/address.tsx";
import { addressesOf } from "../parts/mapped-ports.ts";
import { Reachability } from "../parts/reachability.tsx";
import { reachLabels } from "../parts/reachability-fixes.ts";
import { attachmentDetail } from "../parts/task-facts.ts";
import { Groups } from "./groups.tsx";
import { taskPageWords } from "./words.ts";

export interface TaskNetworking {
  readonly cluster: string;
  readonly task: Task;
  readonly definition: TaskDefinition;
  /** Undefined: not read yet, or gone with the task. */
  readonly networkInterface: NetworkInterface | undefined;
}

export function NetworkingTab({ cluster, task, definition, networkInterface }: TaskNetworking) {
  const t = useWords(taskPageWords);
  const labels = useWords(reachLabels);
  const { family, revision } = familyAndRevision(task.taskDefinitionArn ?? "");
  return (
    <SpaceBetween size="l">
      <InterfaceFacts task={task} definition={definition} networkInterface={networkInterface} />
      {task.lastStatus === "STOPPED" ? (
        <Container header={<Header variant="h2">{labels("title")}</Header>}>
          <Box color="text-body-secondary">{t("stoppedNoTest")}</Box>
        </Container>
      ) : (
        <Reachability
          cluster={cluster}
          task={nameOfArn(task.taskArn ?? "")}
          taskArn={task.taskArn ?? ""}
          definition={`${family}:${revision}`}
        />
      )}
      <Groups
        ids={(networkInterface?.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? [])}
        isGone={task.lastStatus === "STOPPED"}
      />
    </SpaceBetween>
  );
}

function InterfaceFacts({ task, definition, networkInterface }: Omit<TaskNetworking, "cluster">) {
  const t = useWords(taskPageWords);
  const eni = attachmentDetail(task, "networkInterfaceId");
  const subnet = attachmentDetail(task, "subnetId");
  const privateIp = attachmentDetail(task, "privateIPv4Address");
  const mac = attachmentDetail(task, "macAddress");
  const vpc = networkInterface?.VpcId;
  const publicIp = networkInterface?.Association?.PublicIp;
  const taskRole = task.overrides?.taskRoleArn ?? definition.taskRoleArn;
  const executionRole = task.overrides?.executionRoleArn ?? definition.executionRoleArn;
  const role = (arn: string | undefined) => arn && <Go to={places.role(nameOfArn(arn))}>{nameOfArn(arn)}</Go>;
  return (
    <Container header={<Header variant="h2">{t("networking")}</Header>}>
      <Facts
        columns={3}
        items={[
          { label: t("publicIp"), value: publicIp && <PublicIp address={publicIp} definition={definition} /> },
          { label: t("privateIp"), value: privateIp && <Copyable text={privateIp} /> },
          { label: t("mac"), value: mac && <Copyable text={mac} /> },
          {
            label: t("eni"),
            value: eni && (networkInterface ? <Go to={places.networkInterface(eni)}>{eni}</Go> : eni),
          },
          { label: t("subnet"), value: subnet && <Go to={places.subnet(subnet)}>{subnet}</Go> },
          { label: t("vpc"), value: vpc && <Go to={places.vpc(vpc)}>{vpc}</Go> },
          { label: t("networkMode"), value: definition.networkMode },
          { label: t("taskRole"), value: role(taskRole) },
          { label: t("executionRole"), value: role(executionRole) },
        ]}
      />
    </Container>
  );
}

/** The address alone, and the complete one of each port. */
function PublicIp({ address, definition }: { readonly address: string; readonly definition: TaskDefinition }) {
  return (
    <>
      <Copyable text={address} />
      {addressesOf(definition, address).map((url) => (
        <div key={url}>
          <Address url={url} shown />
        </div>
      ))}
    </>
  );
}
