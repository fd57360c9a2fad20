// A registered definition as the request that would register it again, with its tags. It does not follow changes: a form that is
// being filled in must not change under the visitor's hands.
import { DescribeTaskDefinitionCommand, ECSClient } from "@aws-sdk/client-ecs";
import type { LiveRead } from "../../../aws/live.tsx";
import type { DefinitionInput } from "../task-definition-form/draft.ts";
import { statedOf } from "../task-definition-form/from-definition.ts";

/** `definition`: family:revision; empty: nothing is read. */
export const statedDefinitionRead = (definition: string): LiveRead<DefinitionInput> => ({
  key: ["stated-definition", definition],
  on: [],
  enabled: definition !== "",
  read: async (aws, signal) => {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: definition, include: ["TAGS"] });
    const { taskDefinition = {}, tags = [] } = await aws.of(ECSClient).send(command, { abortSignal: signal });
    return { ...statedOf(taskDefinition), ...(tags.length > 0 && { tags }) };
  },
});
