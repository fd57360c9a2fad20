// The message that follows a deployment live: in progress until the service is steady, then how it went, with the next action.
import {
  DescribeServiceDeploymentsCommand,
  ECSClient,
  type Service,
  type ServiceDeployment,
} from "@aws-sdk/client-ecs";
import { useCallback, useEffect } from "react";
import { type Flash, useFlash } from "../../../app/flashes.tsx";
import { nameOfArn, places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { useWords } from "../../../words/use-words.ts";
import { endOfDeployment } from "./deployment-end.ts";
import { serviceWords } from "./service-words.ts";

interface Followed {
  readonly cluster: string;
  readonly name: string;
  readonly serviceArn: string;
  readonly deploymentArn: string;
}

/** Shows the message for the deployment that CreateService or UpdateService has just started. */
export function useDeploymentFlash(): (service: Service | undefined) => void {
  const { flash } = useFlash();
  const t = useWords(serviceWords);
  return useCallback(
    (service: Service | undefined) => {
      const { clusterArn = "", serviceName: name = "", serviceArn = "", currentServiceDeployment = "" } = service ?? {};
      const followed = { cluster: nameOfArn(clusterArn), name, serviceArn, deploymentArn: currentServiceDeployment };
      flash({
        id: followed.deploymentArn,
        type: "in-progress",
        content: <Progress followed={followed} />,
        action: { label: t("viewService"), to: places.service(followed.cluster, name) },
      });
    },
    [flash, t],
  );
}

function Progress({ followed }: { readonly followed: Followed }) {
  const t = useWords(serviceWords);
  const { flash } = useFlash();
  const { cluster, name, serviceArn, deploymentArn } = followed;
  const { data: deployment } = useLive({
    key: ["service-deployment", deploymentArn],
    on: [
      { kind: "serviceDeployment", arn: deploymentArn },
      { kind: "service", arn: serviceArn },
      { kind: "task", service: serviceArn },
    ],
    read: async (aws, signal): Promise<ServiceDeployment | null> => {
      const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [deploymentArn] });
      const { serviceDeployments = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
      return serviceDeployments[0] ?? null;
    },
  });
  const end = deployment ? endOfDeployment(deployment) : undefined;
  const reason = deployment?.statusReason;
  useEffect(() => {
    if (!end) return;
    const ended: Omit<Flash, "content"> & { content: string } = {
      id: deploymentArn,
      type: end.type,
      content: t(end.word, { name }),
      action:
        end.type === "success"
          ? { label: t("viewService"), to: places.service(cluster, name) }
          : { label: t("viewEvents"), to: places.service(cluster, name, "events") },
    };
    flash(end.type === "success" || !reason ? ended : { ...ended, content: `${ended.content} ${reason}` });
  }, [end, reason, deploymentArn, cluster, name, flash, t]);
  const { requestedTaskCount: desired = 0, runningTaskCount: running = 0 } = deployment?.targetServiceRevision ?? {};
  const failures = deployment?.deploymentCircuitBreaker?.failureCount ?? 0;
  return (
    <>
      {t("deploying", { name, running, desired })} {failures > 0 && t("deployingFailures", { count: failures })}
    </>
  );
}
