// Registers a definition, the default execution role first where the form was asked to make it.
import { ECSClient, RegisterTaskDefinitionCommand, type RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import type { Aws } from "../../../aws/aws.ts";

export interface Registered {
  readonly family: string;
  readonly revision: number;
}

export async function register(aws: Aws, input: RegisterTaskDefinitionCommandInput): Promise<Registered> {
  const { taskDefinition = {} } = await aws.of(ECSClient).send(new RegisterTaskDefinitionCommand(input));
  return { family: taskDefinition.family ?? "", revision: taskDefinition.revision ?? 0 };
}

export const nameOfRevision = ({ family, revision }: Registered): string => `${family}:${revision}`;
