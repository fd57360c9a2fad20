// What is read out of a task as DescribeTasks answers it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
import type { Task } from "@aws-sdk/client-ecs";

type Detail = "networkInterfaceId" | "subnetId" | "macAddress" | "privateDnsName" | "privateIPv4Address";

/** Of its network interface: `details` of the attachment ElasticNetworkInterface. */
export function attachmentDetail({ attachments = [] }: Task, name: Detail): string | undefined {
  const attachment = attachments.find(({ type }) => type === "ElasticNetworkInterface" || type === "eni");
  return attachment?.details?.find((detail) => detail.name === name)?.value;
}

/** "FARGATE", or the capacity provider that it was placed by. */
export const launchedOn = ({ launchType, capacityProviderName }: Task): string | undefined =>
  capacityProviderName ?? launchType;

/** CPU units as AWS's console writes them: "256" → ".25 vCPU". */
export function cpuText(units: string | number | undefined): string | undefined {
  if (units === undefined || units === "" || Number(units) === 0) return undefined;
  return `${String(Number(units) / 1024).replace(/^0\./, ".")} vCPU`;
}

/** MiB as GB, as AWS's console writes them: "512" → ".5 GB". */
export function memoryText(mebibytes: string | number | undefined): string | undefined {
  if (mebibytes === undefined || mebibytes === "" || Number(mebibytes) === 0) return undefined;
  return `${String(Math.round((Number(mebibytes) / 1024) * 1000) / 1000).replace(/^0\./, ".")} GB`;
}

/** The service that started it: its group is `service:NAME`. */
export const serviceOf = ({ group }: Task): string | undefined =>
  group?.startsWith("service:") ? group.slice("service:".length) : undefined;

/** Asked to stop, or stopped. */
export const isStopping = ({ desiredStatus, lastStatus }: Task): boolean =>
  desiredStatus === "STOPPED" || lastStatus === "STOPPED";
