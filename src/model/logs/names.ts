// Names, keys and ARNs of log groups and streams.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html (resources)
import { formatArn, parseArn, type Scope, scopeKey } from "../arn.ts";

export const groupNamePattern = "[\\.\\-_/#A-Za-z0-9]+";
export const streamNamePattern = "[^:*]*";
export const longestName = 512;

const groupForm = new RegExp(`^(?:${groupNamePattern})$`);
const streamForm = new RegExp(`^(?:${streamNamePattern})$`, "s");

export const isGroupName = (name: string): boolean => name.length <= longestName && groupForm.test(name);
export const isStreamName = (name: string): boolean =>
  name.length > 0 && name.length <= longestName && streamForm.test(name);

/** Names of groups hold no colon and no line break, so keys cannot collide. */
export const groupKey = (scope: Scope, name: string): string => `${scopeKey(scope)}:${name}`;
export const streamKey = (scope: Scope, groupName: string, name: string): string =>
  `${groupKey(scope, groupName)}:${name}`;

/** Without the `:*` that some answers add. */
export const groupArn = ({ account, region }: Scope, name: string): string =>
  formatArn({ service: "logs", account, region, resource: `log-group:${name}` });

export const streamArn = (scope: Scope, groupName: string, name: string): string =>
  `${groupArn(scope, groupName)}:log-stream:${name}`;

/** What a permission on a group is asked for: AWS asks for the group's streams in general. */
export const groupResource = (scope: Scope, groupName: string): string => streamArn(scope, groupName, "");

export interface GroupReference extends Scope {
  readonly name: string;
}

/** A group's ARN, with or without `:*`, taken apart; undefined when the text is none. */
export function parseGroupArn(text: string): GroupReference | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "logs") return undefined;
  const [kind, name, rest, ...more] = arn.resource.split(":");
  if (kind !== "log-group" || !name || (rest !== undefined && rest !== "*") || more.length > 0) return undefined;
  return { account: arn.account, region: arn.region, name };
}
