// DescribeRegions. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { compileFilters, type FilterTable } from "../../model/ec2/filters.ts";
import { type Region, regions } from "../../model/ec2/regions.ts";
import { operation } from "../service.ts";
import { invalidParameter } from "./errors.ts";

const view = (region: Region) => ({
  RegionName: region.name,
  Endpoint: `ec2.${region.name}.amazonaws.com`,
  OptInStatus: region.optIn ? "not-opted-in" : "opt-in-not-required",
});

const filters: FilterTable<Region & { readonly tags: readonly [] }> = {
  endpoint: (region) => view(region).Endpoint,
  "opt-in-status": (region) => view(region).OptInStatus,
  "region-name": (region) => region.name,
};

export const describeRegions = operation<typeof EC2, "DescribeRegions">({
  access: "List",
  handle(input) {
    const names = input.RegionNames ?? [];
    const unknown = names.find((name) => !regions.some((region) => region.name === name));
    if (unknown !== undefined) throw invalidParameter(`Invalid region provided: ${unknown}`);
    const matches = compileFilters(input.Filters, filters);
    const shown = regions
      .filter((region) => (names.length > 0 ? names.includes(region.name) : input.AllRegions || !region.optIn))
      .filter((region) => matches({ ...region, tags: [] }));
    return { Regions: shown.map(view) };
  },
});
