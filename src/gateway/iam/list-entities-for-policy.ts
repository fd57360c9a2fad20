// iam:ListEntitiesForPolicy: who has the policy, attached or as boundary.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
import type * as IAM from "@aws-sdk/client-iam";
import type { Entity } from "../../model/iam/records.ts";
import { attachmentKey, groups, roles, users } from "../../store/tables/iam.ts";
import { operation } from "../service.ts";
import { checkPathPrefix } from "./checks.ts";
import { noSuchEntity } from "./errors.ts";
import { checkPolicyArn } from "./find.ts";
import { byName, page } from "./pages.ts";
import { visiblePolicy } from "./policies.ts";

type Kind = "User" | "Group" | "Role";
type Found = { readonly kind: Kind; readonly entity: Entity };

export const listEntitiesForPolicy = operation<typeof IAM, "ListEntitiesForPolicy">({
  access: "List",
  resources: ({ PolicyArn }) => PolicyArn,
  handle(input, { tx, account }) {
    const { PolicyArn, EntityFilter, PolicyUsageFilter } = input;
    if (!visiblePolicy(tx, account, checkPolicyArn(PolicyArn)))
      throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    const key = attachmentKey(account, PolicyArn);
    const found = new Map<string, Found>();
    const add = (kind: Kind, entities: readonly Entity[]): void => {
      for (const entity of entities) found.set(entity.id, { kind, entity });
    };
    if (PolicyUsageFilter !== "PermissionsBoundary") {
      add("Group", tx.by(groups, "attached", key));
      add("User", tx.by(users, "attached", key));
      add("Role", tx.by(roles, "attached", key));
    }
    if (PolicyUsageFilter !== "PermissionsPolicy") {
      add("User", tx.by(users, "bounded", key));
      add("Role", tx.by(roles, "bounded", key));
    }
    const prefix = checkPathPrefix(input.PathPrefix);
    const wanted = [...found.values()].filter(
      ({ kind, entity }) => entity.path.startsWith(prefix) && (EntityFilter === undefined || EntityFilter === kind),
    );
    const { items, ...rest } = page(wanted, ({ kind, entity }) => `${kind} ${byName(entity)}`, input);
    const of = (kind: Kind) => items.filter((item) => item.kind === kind).map(({ entity }) => entity);
    return {
      PolicyGroups: of("Group").map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of("User").map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of("Role").map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    };
  },
});
