// What forms read of task definitions: families, their revisions, and one revision.
import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  paginateListTaskDefinitionFamilies,
  paginateListTaskDefinitions,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import { familyAndRevision } from "../../app/places.ts";
import type { LiveRead } from "../../aws/live.tsx";

/** Families with an ACTIVE revision. */
export const activeFamiliesRead: LiveRead<string[]> = {
  key: ["active-families"],
  on: [{ kind: "taskDefinition" }],
  read: async (aws, signal) => {
    const found: string[] = [];
    const pages = paginateListTaskDefinitionFamilies({ client: aws.of(ECSClient) }, { status: "ACTIVE" });
    for await (const page of pages) {
      signal.throwIfAborted();
      found.push(...(page.families ?? []));
    }
    return found;
  },
};

/** ACTIVE revisions of a family, the latest first. */
export const activeRevisionsRead = (family: string): LiveRead<string[]> => ({
  key: ["active-revisions", family],
  on: [{ kind: "taskDefinition", family }],
  enabled: family !== "",
  read: async (aws, signal) => {
    const found: string[] = [];
    const pages = paginateListTaskDefinitions(
      { client: aws.of(ECSClient) },
      { familyPrefix: family, status: "ACTIVE", sort: "DESC" },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      found.push(...(page.taskDefinitionArns ?? []).map((arn) => familyAndRevision(arn).revision));
    }
    return found;
  },
});

/** `definition`: family:revision, or a family for its latest ACTIVE revision; empty: nothing is read. */
export const definitionRead = (definition: string): LiveRead<TaskDefinition> => ({
  key: ["definition", definition],
  on: [{ kind: "taskDefinition", family: familyAndRevision(definition).family }],
  enabled: definition !== "",
  read: async (aws, signal) => {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: definition });
    const { taskDefinition } = await aws.of(ECSClient).send(command, { abortSignal: signal });
    return taskDefinition ?? {};
  },
});
