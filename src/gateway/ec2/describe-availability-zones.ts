// DescribeAvailabilityZones: three zones in every region.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
import type * as EC2 from "@aws-sdk/client-ec2";
import type { AvailabilityZone } from "@aws-sdk/client-ec2";
import { compileFilters, type FilterTable } from "../../model/ec2/filters.ts";
import { regionLongName, zonesOf } from "../../model/ec2/regions.ts";
import { operation } from "../service.ts";
import { invalidParameter } from "./errors.ts";

interface ZoneRow extends AvailabilityZone {
  readonly tags: readonly [];
}

const filters: FilterTable<ZoneRow> = {
  "group-long-name": (zone) => zone.GroupLongName,
  "group-name": (zone) => zone.GroupName,
  message: () => undefined,
  "opt-in-status": (zone) => zone.OptInStatus,
  "parent-zone-id": () => undefined,
  "parent-zone-name": () => undefined,
  "region-name": (zone) => zone.RegionName,
  state: (zone) => zone.State,
  "zone-id": (zone) => zone.ZoneId,
  "zone-name": (zone) => zone.ZoneName,
  "zone-type": (zone) => zone.ZoneType,
};

export const describeAvailabilityZones = operation<typeof EC2, "DescribeAvailabilityZones">({
  access: "List",
  handle(input, context) {
    const zones = zoneRows(context.region);
    const unknown =
      input.ZoneNames?.find((name) => !zones.some((zone) => zone.ZoneName === name)) ??
      input.ZoneIds?.find((id) => !zones.some((zone) => zone.ZoneId === id));
    if (unknown !== undefined) throw invalidParameter(`Invalid availability zone: [${unknown}]`);
    const matches = compileFilters(input.Filters, filters);
    const AvailabilityZones = zones
      .filter((zone) => !input.ZoneNames?.length || input.ZoneNames.includes(zone.ZoneName ?? ""))
      .filter((zone) => !input.ZoneIds?.length || input.ZoneIds.includes(zone.ZoneId ?? ""))
      .filter(matches)
      .map(({ tags: _, ...zone }) => zone);
    return { AvailabilityZones };
  },
});

const zoneRows = (region: string): ZoneRow[] =>
  zonesOf(region).map(({ name, id }) => ({
    ZoneName: name,
    ZoneId: id,
    ZoneType: "availability-zone",
    RegionName: region,
    State: "available",
    OptInStatus: "opt-in-not-required",
    GroupName: `${region}-zg-1`,
    GroupLongName: `${regionLongName(region)} 1`,
    NetworkBorderGroup: region,
    Messages: [],
    tags: [],
  }));
