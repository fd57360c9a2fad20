// Roles that tasks may take: those whose trust policy names ecs-tasks.amazonaws.com.
import { IAMClient, paginateListRoles, type Role } from "@aws-sdk/client-iam";
import type { LiveRead } from "../../../aws/live.tsx";

export const taskRolesRead: LiveRead<Role[]> = {
  key: ["task-roles"],
  on: [{ kind: "role" }],
  read: async (aws, signal) => {
    const found: Role[] = [];
    for await (const page of paginateListRoles({ client: aws.of(IAMClient) }, {})) {
      signal.throwIfAborted();
      found.push(...(page.Roles ?? []).filter(trustsTasks));
    }
    return found;
  },
};

/** The policy comes URL-encoded. */
const trustsTasks = ({ AssumeRolePolicyDocument = "" }: Role): boolean =>
  decodeURIComponent(AssumeRolePolicyDocument).includes("ecs-tasks.amazonaws.com");
