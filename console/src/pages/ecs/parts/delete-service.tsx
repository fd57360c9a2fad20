// The dialog that deletes a service: scales it to zero first, or forces.
import { DeleteServiceCommand, ECSClient, type Service, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import Checkbox from "@cloudscape-design/components/checkbox";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useFlash } from "../../../app/flashes.tsx";
import { nameOfArn } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { useWords } from "../../../words/use-words.ts";
import { serviceWords } from "./service-words.ts";

/** `onDeleted`: after AWS has taken the request; the service drains from then on. */
export function DeleteService({
  service,
  onClose,
  onDeleted,
}: {
  readonly service: Service;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}) {
  const t = useWords(serviceWords);
  const aws = useAws();
  const { flash } = useFlash();
  const [force, setForce] = useState(false);
  const name = service.serviceName ?? "";
  const cluster = nameOfArn(service.clusterArn ?? "");
  const remove = async () => {
    const ecs = aws.of(ECSClient);
    if (!force && (service.desiredCount ?? 0) > 0)
      await ecs.send(new UpdateServiceCommand({ cluster, service: name, desiredCount: 0 }));
    await ecs.send(new DeleteServiceCommand({ cluster, service: name, ...(force && { force }) }));
    flash({ type: "success", content: t("deleting", { name }) });
    onDeleted?.();
  };
  return (
    <ConfirmDelete title={t("deleteTitle", { name })} word="delete" onConfirm={remove} onClose={onClose}>
      <SpaceBetween size="s">
        <div>{t("deleteHint")}</div>
        <Checkbox
          checked={force}
          onChange={({ detail }) => setForce(detail.checked)}
          description={t("forceDeleteHint")}
        >
          {t("forceDelete")}
        </Checkbox>
      </SpaceBetween>
    </ConfirmDelete>
  );
}
