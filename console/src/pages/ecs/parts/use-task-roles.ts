// The roles that a form offers for tasks, out of all roles of the account.
import type { Role } from "@aws-sdk/client-iam";
import { useMemo } from "react";
import { useLive } from "../../../aws/live.tsx";
import { rolesRead } from "../../iam/reads.ts";
import { isTaskRole } from "./task-roles.ts";

/** `data` undefined: not read yet, or `error` says why not. */
export function useTaskRoles(): { readonly data: readonly Role[] | undefined; readonly error: Error | null } {
  const { data, error } = useLive(rolesRead);
  return { data: useMemo(() => data?.filter(isTaskRole), [data]), error };
}
