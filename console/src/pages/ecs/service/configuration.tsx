// Configuration and networking of a service.
import type { Service } from "@aws-sdk/client-ecs";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { nameOfArn, places } from "../../../app/places.ts";
import { useLive } from "../../../aws/live.tsx";
import { type Fact, Facts } from "../../../parts/facts.tsx";
import { Go } from "../../../parts/go.tsx";
import { useWords } from "../../../words/use-words.ts";
import { securityGroupsRead, subnetsRead } from "../../ec2/reads.ts";
import { servicePageWords } from "./words.ts";

export function ConfigurationTab({ service }: { readonly service: Service }) {
  return (
    <SpaceBetween size="l">
      <Network service={service} />
      <Deployment service={service} />
    </SpaceBetween>
  );
}

const each = (ids: readonly string[], link: (id: string) => ReactNode) =>
  ids.length === 0 ? undefined : ids.map((id) => <div key={id}>{link(id)}</div>);

function Network({ service }: { readonly service: Service }) {
  const t = useWords(servicePageWords);
  const subnets = useLive(subnetsRead);
  const groups = useLive(securityGroupsRead);
  const {
    subnets: subnetIds = [],
    securityGroups = [],
    assignPublicIp,
  } = service.networkConfiguration?.awsvpcConfiguration ?? {};
  const vpc = subnets.data?.find(({ SubnetId = "" }) => subnetIds.includes(SubnetId))?.VpcId;
  const zone = (id: string) => subnets.data?.find(({ SubnetId }) => SubnetId === id)?.AvailabilityZone;
  // A service without stated groups has its VPC's default one.
  const groupIds =
    securityGroups.length > 0
      ? securityGroups
      : (groups.data ?? [])
          .filter(({ VpcId, GroupName }) => VpcId === vpc && GroupName === "default")
          .flatMap(({ GroupId }) => GroupId ?? []);
  const groupName = (id: string) => groups.data?.find(({ GroupId }) => GroupId === id)?.GroupName;
  const named = (id: string, name: string | undefined) => (name === undefined ? id : `${id} (${name})`);
  return (
    <Container header={<Header variant="h2">{t("network")}</Header>}>
      <Facts
        items={[
          { label: t("vpc"), value: vpc && <Go to={places.vpc(vpc)}>{vpc}</Go> },
          {
            label: t("subnets"),
            value: each(subnetIds, (id) => <Go to={places.subnet(id)}>{named(id, zone(id))}</Go>),
          },
          {
            label: t("groups"),
            value: each(groupIds, (id) => <Go to={places.securityGroup(id)}>{named(id, groupName(id))}</Go>),
          },
          { label: t("publicIp"), value: t(assignPublicIp === "ENABLED" ? "turnedOn" : "turnedOff") },
          { label: t("dns"), value: t("noBalancer") },
        ]}
      />
    </Container>
  );
}

function Deployment({ service }: { readonly service: Service }) {
  const t = useWords(servicePageWords);
  const { deploymentConfiguration: how = {}, capacityProviderStrategy = [] } = service;
  const onOff = (isOn: boolean | undefined) => t(isOn ? "turnedOn" : "turnedOff");
  const strategy = capacityProviderStrategy.map(({ capacityProvider: name = "", base = 0, weight = 0 }) =>
    t("provider", { name, base, weight }),
  );
  const facts: Fact[] = [
    { label: t("desired"), value: service.desiredCount },
    { label: t("strategy"), value: how.strategy === "ROLLING" ? t("rolling") : how.strategy },
    { label: t("minimum"), value: `${how.minimumHealthyPercent ?? "–"} %` },
    { label: t("maximumPercent"), value: `${how.maximumPercent ?? "–"} %` },
    { label: t("breaker"), value: onOff(how.deploymentCircuitBreaker?.enable) },
    { label: t("rollback"), value: onOff(how.deploymentCircuitBreaker?.rollback) },
    { label: t("compute"), value: service.launchType ?? strategy.join(", ") },
    { label: t("platformVersion"), value: service.platformVersion },
    { label: t("controller"), value: service.deploymentController?.type },
    { label: t("rebalancing"), value: onOff(service.availabilityZoneRebalancing === "ENABLED") },
    { label: t("grace"), value: t("seconds", { count: service.healthCheckGracePeriodSeconds ?? 0 }) },
    {
      label: t("role"),
      value: service.roleArn && <Go to={places.role(nameOfArn(service.roleArn))}>{nameOfArn(service.roleArn)}</Go>,
    },
    { label: t("managedTags"), value: onOff(service.enableECSManagedTags) },
    { label: t("propagate"), value: service.propagateTags },
  ];
  return (
    <Container header={<Header variant="h2">{t("deploymentConfiguration")}</Header>}>
      <Facts items={facts} />
    </Container>
  );
}
