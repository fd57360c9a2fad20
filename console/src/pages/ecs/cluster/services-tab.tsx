// A cluster's services: filters, and what is done with the one that is selected.
import type { Service } from "@aws-sdk/client-ecs";
import Button from "@cloudscape-design/components/button";
import Select, { type SelectProps } from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate } from "react-router";
import { places } from "../../../app/places.ts";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Listing } from "../../../parts/listing.tsx";
import { useCommonWords, useWords } from "../../../words/use-words.ts";
import { DeleteService } from "../parts/delete-service.tsx";
import { servicesRead } from "../service-reads.ts";
import { launchTypeOf } from "./launch-type.ts";
import { useServiceColumns } from "./service-columns.tsx";
import { clusterWords } from "./words.ts";

export function ServicesTab({ cluster }: { readonly cluster: string }) {
  const t = useWords(clusterWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const aws = useAws();
  const services = useLive(servicesRead(aws, cluster));
  const columns = useServiceColumns(cluster);
  const [launch, setLaunch] = useState("any");
  const [type, setType] = useState("any");
  const [deleted, setDeleted] = useState<Service>();
  const shown = services.data?.filter(
    (service) =>
      (launch === "any" || launchTypeOf(service).split(", ").includes(launch)) &&
      (type === "any" || service.schedulingStrategy === type),
  );
  const create = (variant: "primary" | "normal") => (
    <Button variant={variant} onClick={() => void navigate(places.createService(cluster))}>
      {common("create")}
    </Button>
  );
  return (
    <>
      <Listing
        id="services"
        title={t("services")}
        items={shown}
        error={services.error}
        onRetry={() => void services.refetch()}
        columns={columns}
        keyOf={({ serviceArn = "" }) => serviceArn}
        nameOf={({ serviceName = "" }) => serviceName}
        placeholder={t("find")}
        selection="single"
        sortBy={{ column: "name" }}
        empty={{ title: t("noServices"), hint: t("noServicesHint"), action: create("normal") }}
        filters={<Filters launch={launch} onLaunch={setLaunch} type={type} onType={setType} />}
        actions={([service]) => (
          <SpaceBetween direction="horizontal" size="xs">
            <SelectedActions cluster={cluster} service={service} onDelete={setDeleted} />
            {create("primary")}
          </SpaceBetween>
        )}
      />
      {deleted && <DeleteService service={deleted} onClose={() => setDeleted(undefined)} />}
    </>
  );
}

function SelectedActions({
  cluster,
  service,
  onDelete,
}: {
  readonly cluster: string;
  readonly service: Service | undefined;
  readonly onDelete: (service: Service) => void;
}) {
  const t = useWords(clusterWords);
  const common = useCommonWords();
  const navigate = useNavigate();
  const { serviceName = "" } = service ?? {};
  const idle = service === undefined && { disabled: true, disabledReason: t("selectOne") };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button {...idle} onClick={() => void navigate(places.service(cluster, serviceName, "tags"))}>
        {common("manageTags")}
      </Button>
      <Button {...idle} onClick={() => void navigate(places.updateService(cluster, serviceName))}>
        {common("update")}
      </Button>
      <Button {...idle} onClick={() => service && onDelete(service)}>
        {common("delete")}
      </Button>
    </SpaceBetween>
  );
}

interface FilterProps {
  readonly launch: string;
  readonly onLaunch: (launch: string) => void;
  readonly type: string;
  readonly onType: (type: string) => void;
}

function Filters({ launch, onLaunch, type, onType }: FilterProps) {
  const t = useWords(clusterWords);
  const launches = [
    { value: "any", label: t("anyLaunchType") },
    { value: "FARGATE", label: "FARGATE" },
    { value: "FARGATE_SPOT", label: "FARGATE_SPOT" },
  ];
  const types = [
    { value: "any", label: t("anyServiceType") },
    { value: "REPLICA", label: t("replica") },
    { value: "DAEMON", label: t("daemon") },
  ];
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Choice label={t("filterLaunchType")} value={launch} options={launches} onChange={onLaunch} />
      <Choice label={t("filterServiceType")} value={type} options={types} onChange={onType} />
    </SpaceBetween>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectProps.Option[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <Select
      ariaLabel={label}
      selectedOption={options.find((option) => option.value === value) ?? null}
      options={options}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? "any")}
    />
  );
}
