// What a describe operation could not find, as AWS reports it beside what it found.
import type * as ECS from "@aws-sdk/client-ecs";

export const missing = (arn: string): ECS.Failure => ({ arn, reason: "MISSING" });
