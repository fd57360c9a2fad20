// DHCP options: describe, create, delete, associate. They are kept; what would change how tasks resolve names is refused where
// it would take effect, for Muelle does not carry it out yet.
// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
import type * as EC2 from "@aws-sdk/client-ec2";
import { scopeKey } from "../../model/arn.ts";
import type { FilterTable } from "../../model/ec2/filters.ts";
import { newEc2Id } from "../../model/ec2/identifiers.ts";
import { defaultDomainName } from "../../model/ec2/names.ts";
import type { DhcpOptions } from "../../model/ec2/records.ts";
import { vpcs } from "../../store/tables/ec2.ts";
import { dhcpOptions } from "../../store/tables/ec2-more.ts";
import { type Context, operation } from "../service.ts";
import { select } from "./describe.ts";
import { hasDependencies, invalidParameter, missingParameter, unsupported } from "./errors.ts";
import { ec2Arn, own, resources, tagList } from "./resources.ts";
import { tagsOnCreate } from "./tag-specifications.ts";

const optionNames = [
  "domain-name",
  "domain-name-servers",
  "ntp-servers",
  "netbios-name-servers",
  "netbios-node-type",
  "ipv6-address-preferred-lease-time",
];

const view = (options: DhcpOptions): EC2.DhcpOptions => ({
  DhcpOptionsId: options.dhcpOptionsId,
  OwnerId: options.account,
  DhcpConfigurations: options.options.map(({ key, values }) => ({
    Key: key,
    Values: values.map((Value) => ({ Value })),
  })),
  Tags: tagList(options.tags),
});

const filters: FilterTable<DhcpOptions> = {
  "dhcp-options-id": (options) => options.dhcpOptionsId,
  key: (options) => options.options.map(({ key }) => key),
  value: (options) => options.options.flatMap(({ values }) => values),
  "owner-id": (options) => options.account,
};

export const describeDhcpOptions = operation<typeof EC2, "DescribeDhcpOptions">({
  access: "List",
  handle(input, context) {
    const description = { resource: resources.dhcpOptions, idsName: "DhcpOptionsIds", filters };
    const { rows, nextToken } = select(context, input.DhcpOptionsIds, input, description);
    return { DhcpOptions: rows.map(view), NextToken: nextToken };
  },
});

export const createDhcpOptions = operation<typeof EC2, "CreateDhcpOptions">({
  access: "Write",
  resources: (_, scope) => ec2Arn(scope, "dhcp-options", "*"),
  handle(input, context) {
    const { account, region, dice, tx } = context;
    const options = input.DhcpConfigurations.map(({ Key: key = "", Values: values = [] }) => {
      if (!optionNames.includes(key))
        throw invalidParameter(`Value (${key}) for parameter name is invalid. Unknown DHCP option`);
      if (values.length === 0) throw missingParameter("value");
      return { key, values };
    });
    if (options.length === 0) throw missingParameter("dhcpConfigurationSet");
    const tags = tagsOnCreate(context, input.TagSpecifications, "dhcp-options", "CreateDhcpOptions");
    const row = { account, region, dhcpOptionsId: newEc2Id(dice, "dopt"), options, tags };
    return { DhcpOptions: view(tx.put(dhcpOptions, row)) };
  },
});

export const deleteDhcpOptions = operation<typeof EC2, "DeleteDhcpOptions">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "dhcp-options", input.DhcpOptionsId),
  handle(input, context) {
    const { dhcpOptionsId } = own(context, resources.dhcpOptions, input.DhcpOptionsId);
    const inUse = context.tx.by(vpcs, "scope", scopeKey(context)).some((vpc) => vpc.dhcpOptionsId === dhcpOptionsId);
    if (inUse) throw hasDependencies("dhcpOptions", dhcpOptionsId);
    context.tx.delete(dhcpOptions, dhcpOptionsId);
    return {};
  },
});

export const associateDhcpOptions = operation<typeof EC2, "AssociateDhcpOptions">({
  access: "Write",
  resources: (input, scope) => ec2Arn(scope, "vpc", input.VpcId),
  handle(input, context) {
    const { vpcId } = own(context, resources.vpc, input.VpcId);
    const dhcpOptionsId = input.DhcpOptionsId === "default" ? "default" : checkedOptions(context, input.DhcpOptionsId);
    context.tx.update(vpcs, vpcId, (vpc) => ({ ...vpc, dhcpOptionsId }));
    return {};
  },
});

/** Options that say what is so anyway. */
function checkedOptions(context: Context, id: string): string {
  const { dhcpOptionsId, options } = own(context, resources.dhcpOptions, id);
  const usual: Readonly<Record<string, string>> = {
    "domain-name": defaultDomainName(context.region),
    "domain-name-servers": "AmazonProvidedDNS",
  };
  for (const { key, values } of options)
    if (values.length !== 1 || values[0] !== usual[key])
      throw unsupported(
        `Muelle does not carry out the DHCP option ${key} yet, so ${id} cannot be associated with a VPC. Only ${Object.entries(
          usual,
        )
          .map(([name, value]) => `${name}=${value}`)
          .join(" and ")} can.`,
      );
  return dhcpOptionsId;
}
