// Log configuration of containers: the awslogs driver, and its options.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { TaskDefinitionSpec } from "./records.ts";
import { firstOf, type Rule } from "./rule.ts";

const required = ["awslogs-region", "awslogs-group"];

/**
 * `mode` and `max-buffer-size` say how a full buffer is treated: here the buffer is the engine's own file, which takes a
 * hundred megabytes that are not shipped yet; no line blocks the container.
 */
const allowed = new Set([...required, "awslogs-stream-prefix", "awslogs-create-group", "mode", "max-buffer-size"]);

const notYet = new Set(["awslogs-datetime-format", "awslogs-multiline-pattern"]);

const configuration: Rule<ECS.LogConfiguration> = ({ logDriver, options = {} }) => {
  if (logDriver !== "awslogs")
    return `Muelle does not honour the log driver '${logDriver}' yet: only awslogs is supported.`;
  const missing = required.filter((option) => !options[option]);
  if (missing.length > 0) return `Log driver awslogs requires options: ${missing.join(", ")}`;
  const later = Object.keys(options).filter((option) => notYet.has(option));
  if (later.length > 0) return `Muelle does not honour the awslogs options ${later.join(", ")} yet.`;
  const other = Object.keys(options).filter((option) => !allowed.has(option));
  return other.length > 0 ? `Log driver awslogs disallows options: ${other.join(", ")}` : undefined;
};

export const logRules: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  firstOf(containerDefinitions, ({ logConfiguration }) => logConfiguration && configuration(logConfiguration));

export const fargateLogRules: Rule<TaskDefinitionSpec> = ({ containerDefinitions }) =>
  containerDefinitions.some(
    ({ logConfiguration }) =>
      logConfiguration?.logDriver === "awslogs" && !logConfiguration.options?.["awslogs-stream-prefix"],
  )
    ? "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs."
    : undefined;
