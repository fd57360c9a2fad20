// DescribeLogGroups and its younger sister ListLogGroups.
import type * as Logs from "@aws-sdk/client-cloudwatch-logs";
import { scopeKey } from "../../model/arn.ts";
import { groupArn } from "../../model/logs/names.ts";
import type { LogGroup } from "../../model/logs/records.ts";
import type { LogArchive } from "../../store/log-archive/log-archive.ts";
import { logGroups } from "../../store/tables/logs.ts";
import { operation } from "../service.ts";
import { sortedPage } from "../sorted-pages.ts";
import { check, invalid, wrongToken } from "./constraints.ts";
import { nameOfIdentifier } from "./resources.ts";

const pageOf = (items: readonly LogGroup[], { limit = 50, nextToken }: { limit?: number; nextToken?: string }) =>
  sortedPage({ items, keyOf: ({ name }) => [name], limit, nextToken, onWrongToken: wrongToken });

export const describeLogGroups = (archive: LogArchive) =>
  operation<typeof Logs, "DescribeLogGroups">({
    access: "List",
    refuses: ["accountIdentifiers", "includeLinkedAccounts"],
    handle(input, context) {
      check(input, { limit: { min: 1, max: 50 }, logGroupIdentifiers: { min: 1, max: 50 } });
      const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: identifiers } = input;
      if (prefix !== undefined && pattern !== undefined)
        invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
      const named = identifiers && new Set(identifiers.map((identifier) => nameOfIdentifier(context, identifier)));
      const groups = context.tx
        .by(logGroups, "scope", scopeKey(context))
        .filter(
          ({ name, logGroupClass }) =>
            (!prefix || name.startsWith(prefix)) &&
            (!pattern || name.includes(pattern)) &&
            (!named || named.has(name)) &&
            (!input.logGroupClass || logGroupClass === input.logGroupClass),
        );
      const { items, nextToken } = pageOf(groups, input);
      return { logGroups: items.map((group) => description(group, archive)), nextToken };
    },
  });

const description = (group: LogGroup, archive: LogArchive): Logs.LogGroup => ({
  logGroupName: group.name,
  creationTime: group.createdAtMs,
  retentionInDays: group.retentionDays,
  metricFilterCount: 0,
  arn: `${groupArn(group, group.name)}:*`,
  logGroupArn: groupArn(group, group.name),
  storedBytes: archive.groupBytes(group.groupId),
  logGroupClass: group.logGroupClass,
  deletionProtectionEnabled: group.deletionProtection,
});

const alternative = "\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24}";

export const listLogGroups = operation<typeof Logs, "ListLogGroups">({
  access: "List",
  refuses: ["accountIdentifiers", "includeLinkedAccounts", "dataSources", "fieldIndexNames", "logGroupTags"],
  handle(input, context) {
    check(input, {
      limit: { min: 1, max: 1000 },
      logGroupNamePattern: { min: 3, max: 129, pattern: `(${alternative})(\\|${alternative}){0,4}` },
    });
    const wanted = input.logGroupNamePattern?.split("|");
    const fits = (name: string) =>
      !wanted || wanted.some((text) => (text.startsWith("^") ? name.startsWith(text.slice(1)) : name.includes(text)));
    const groups = context.tx
      .by(logGroups, "scope", scopeKey(context))
      .filter((group) => fits(group.name) && (input.logGroupClass ?? group.logGroupClass) === group.logGroupClass);
    const { items, nextToken } = pageOf(groups, input);
    return {
      logGroups: items.map((group) => ({
        logGroupName: group.name,
        logGroupArn: groupArn(group, group.name),
        logGroupClass: group.logGroupClass,
      })),
      nextToken,
    };
  },
});
