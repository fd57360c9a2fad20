// iam:DeleteServiceLinkedRole and the status of the task that it starts. AWS works at it for a while; here it is done, or
// refused, at once. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
import type * as IAM from "@aws-sdk/client-iam";
import { parseArn } from "../../model/arn.ts";
import { uuid } from "../../kit/ids.ts";
import { entityKey } from "../../model/iam/names.ts";
import type { ServiceLinkedRoleDeletion } from "../../model/iam/records.ts";
import type { Reader } from "../../store/store.ts";
import { clusters } from "../../store/tables/ecs.ts";
import { roles, serviceLinkedRoleDeletions } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { invalidInput, noSuchEntity } from "./errors.ts";
import { askedHere, roleNamed } from "./find.ts";

/** ECS needs its role as long as there is a cluster. */
const users = (tx: Reader, account: string): string[] =>
  tx
    .list(clusters)
    .filter((cluster) => cluster.account === account && cluster.status !== "INACTIVE")
    .map(({ clusterArn }) => clusterArn);

export const deleteServiceLinkedRole = operation<typeof IAM, "DeleteServiceLinkedRole">({
  access: "Write",
  resources: askedHere,
  handle({ RoleName }, context) {
    const { tx, account, dice } = context;
    const { linkedService } = roleNamed(context, "DeleteServiceLinkedRole", RoleName);
    if (linkedService === undefined) throw invalidInput(`Role ${RoleName} is not a service-linked role.`);
    const usage = users(tx, account);
    const deletionTaskId = `task/aws-service-role/${linkedService}/${RoleName}/${uuid(dice)}`;
    const deletion: ServiceLinkedRoleDeletion =
      usage.length > 0
        ? { deletionTaskId, account, status: "FAILED", reason: "The role is in use.", usage }
        : { deletionTaskId, account, status: "SUCCEEDED" };
    tx.put(serviceLinkedRoleDeletions, deletion);
    if (deletion.status === "SUCCEEDED") tx.delete(roles, entityKey(account, RoleName));
    return { DeletionTaskId: deletionTaskId };
  },
});

export const getServiceLinkedRoleDeletionStatus = operation<typeof IAM, "GetServiceLinkedRoleDeletionStatus">({
  access: "Read",
  handle({ DeletionTaskId }, { tx, account }) {
    const deletion = tx.get(serviceLinkedRoleDeletions, `${account}/${DeletionTaskId}`);
    if (!deletion) throw noSuchEntity(`The deletion task with id ${DeletionTaskId} cannot be found.`);
    const { status, reason, usage = [] } = deletion;
    if (reason === undefined) return { Status: status };
    const RoleUsageList = usage.map((arn) => ({ Region: parseArn(arn)?.region ?? "", Resources: [arn] }));
    return { Status: status, Reason: { Reason: reason, RoleUsageList } };
  },
});
