// Update service, force a new deployment, delete.
import { ECSClient, type Service, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws } from "../../../aws/live.tsx";
import { ConfirmDelete } from "../../../parts/confirm-delete.tsx";
import { useWords } from "../../../words/use-words.ts";
import { DeleteService } from "../parts/delete-service.tsx";
import { useDeploymentFlash } from "../parts/deployment-flash.tsx";
import { servicePageWords } from "./words.ts";

export function ServiceActions({
  service,
  cluster,
  onDeleted,
}: {
  /** Undefined: not read yet. */
  readonly service: Service | undefined;
  readonly cluster: string;
  readonly onDeleted: () => void;
}) {
  const t = useWords(servicePageWords);
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"force" | "delete">();
  const isActive = service?.status === "ACTIVE";
  const name = service?.serviceName ?? "";
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={!isActive} onClick={() => setDialog("delete")}>
        {t("delete")}
      </Button>
      <ButtonDropdown
        disabled={!isActive}
        variant="primary"
        mainAction={{
          text: t("update"),
          disabled: !isActive,
          onClick: () => void navigate(places.updateService(cluster, name)),
        }}
        items={[{ id: "force", text: t("forceNew") }]}
        onItemClick={() => setDialog("force")}
        ariaLabel={t("forceNew")}
      />
      {dialog === "delete" && service && (
        <DeleteService service={service} onClose={() => setDialog(undefined)} onDeleted={onDeleted} />
      )}
      {dialog === "force" && <ForceNew cluster={cluster} name={name} onClose={() => setDialog(undefined)} />}
    </SpaceBetween>
  );
}

function ForceNew({
  cluster,
  name,
  onClose,
}: {
  readonly cluster: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useWords(servicePageWords);
  const aws = useAws();
  const follow = useDeploymentFlash();
  const force = async () => {
    const command = new UpdateServiceCommand({ cluster, service: name, forceNewDeployment: true });
    const { service } = await aws.of(ECSClient).send(command);
    follow(service);
  };
  return (
    <ConfirmDelete
      title={t("forceNewTitle", { name })}
      confirmLabel={t("forceNew")}
      onConfirm={force}
      onClose={onClose}
    >
      {t("forceNewHint")}
    </ConfirmDelete>
  );
}
