// What the lists of task definitions read: every revision's ARN by status. From them come the families with the status of their
// last revision, which no operation of ECS answers.
import { DescribeTaskDefinitionCommand, ECSClient, paginateListTaskDefinitions } from "@aws-sdk/client-ecs";
import { familyAndRevision } from "../../../app/places.ts";
import type { Aws } from "../../../aws/aws.ts";
import type { LiveRead } from "../../../aws/live.tsx";

export type RevisionStatus = "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";

export interface Revision {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly status: RevisionStatus;
}

export interface Family {
  readonly family: string;
  readonly last: Revision;
  /** The last one that can be deployed. */
  readonly lastActive: Revision | undefined;
  readonly active: number;
}

const statuses: readonly RevisionStatus[] = ["ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"];

async function listed(aws: Aws, signal: AbortSignal, familyPrefix?: string): Promise<Revision[]> {
  const lists = statuses.map(async (status) => {
    const found: Revision[] = [];
    const pages = paginateListTaskDefinitions({ client: aws.of(ECSClient) }, { status, familyPrefix, maxResults: 100 });
    for await (const { taskDefinitionArns = [] } of pages) {
      signal.throwIfAborted();
      for (const arn of taskDefinitionArns) {
        const { family, revision } = familyAndRevision(arn);
        found.push({ arn, family, revision: Number(revision), status });
      }
    }
    return found;
  });
  return (await Promise.all(lists)).flat();
}

export function familiesOf(revisions: readonly Revision[]): Family[] {
  const families = new Map<string, Family>();
  for (const revision of [...revisions].sort((one, other) => one.revision - other.revision)) {
    const before = families.get(revision.family);
    const isActive = revision.status === "ACTIVE";
    families.set(revision.family, {
      family: revision.family,
      last: revision,
      lastActive: isActive ? revision : before?.lastActive,
      active: (before?.active ?? 0) + (isActive ? 1 : 0),
    });
  }
  return [...families.values()];
}

/** Families whose revisions are all being deleted are gone, as in AWS's lists. */
export const familiesRead: LiveRead<Family[]> = {
  key: ["families"],
  on: [{ kind: "taskDefinition" }],
  read: async (aws, signal) =>
    familiesOf(await listed(aws, signal)).filter(
      ({ last, active }) => active > 0 || last.status !== "DELETE_IN_PROGRESS",
    ),
};

/** The latest first. */
export const revisionsRead = (family: string): LiveRead<Revision[]> => ({
  key: ["revisions", family],
  on: [{ kind: "taskDefinition", family }],
  enabled: family !== "",
  read: async (aws, signal) => (await listed(aws, signal, family)).sort((one, other) => other.revision - one.revision),
});

/** When a revision was registered never changes, so that it is read once. */
export const registeredAtRead = (arn: string): LiveRead<Date | null> => ({
  key: ["registered-at", arn],
  on: [],
  read: async (aws, signal) => {
    const command = new DescribeTaskDefinitionCommand({ taskDefinition: arn });
    const { taskDefinition } = await aws.of(ECSClient).send(command, { abortSignal: signal });
    return taskDefinition?.registeredAt ?? null;
  },
});
