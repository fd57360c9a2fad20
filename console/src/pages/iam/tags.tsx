// Tags of IAM's users, roles and policies: their keys are spelt with a capital letter, each kind has operations of its own.
import {
  IAMClient,
  paginateListPolicyTags,
  paginateListRoleTags,
  paginateListUserTags,
  type Tag,
  TagPolicyCommand,
  TagRoleCommand,
  TagUserCommand,
  UntagPolicyCommand,
  UntagRoleCommand,
  UntagUserCommand,
} from "@aws-sdk/client-iam";
import type { Aws } from "../../aws/aws.ts";
import { useAws, useLive } from "../../aws/live.tsx";
import { Loaded } from "../../parts/page.tsx";
import { Tags, type TagsProps } from "../../parts/tags.tsx";
import { all } from "./pages.ts";

export interface Tagged {
  readonly kind: "user" | "role" | "policy";
  /** A user's or role's name, a policy's ARN. */
  readonly id: string;
}

function listTags(aws: Aws, { kind, id }: Tagged, signal: AbortSignal): Promise<Tag[]> {
  const client = { client: aws.of(IAMClient) };
  switch (kind) {
    case "user":
      return all(paginateListUserTags(client, { UserName: id }), (page) => page.Tags, signal);
    case "role":
      return all(paginateListRoleTags(client, { RoleName: id }), (page) => page.Tags, signal);
    case "policy":
      return all(paginateListPolicyTags(client, { PolicyArn: id }), (page) => page.Tags, signal);
  }
}

async function put(aws: Aws, { kind, id }: Tagged, tags: Tag[]): Promise<void> {
  const iam = aws.of(IAMClient);
  if (kind === "user") await iam.send(new TagUserCommand({ UserName: id, Tags: tags }));
  else if (kind === "role") await iam.send(new TagRoleCommand({ RoleName: id, Tags: tags }));
  else await iam.send(new TagPolicyCommand({ PolicyArn: id, Tags: tags }));
}

async function remove(aws: Aws, { kind, id }: Tagged, keys: string[]): Promise<void> {
  const iam = aws.of(IAMClient);
  if (kind === "user") await iam.send(new UntagUserCommand({ UserName: id, TagKeys: keys }));
  else if (kind === "role") await iam.send(new UntagRoleCommand({ RoleName: id, TagKeys: keys }));
  else await iam.send(new UntagPolicyCommand({ PolicyArn: id, TagKeys: keys }));
}

export interface IamTagsProps {
  readonly of: Tagged;
  /** What people call it. */
  readonly name: string;
  /** Those of AWS's own policies cannot be changed. */
  readonly isFixed?: boolean;
}

export function IamTags({ of, name, isFixed = false }: IamTagsProps) {
  const aws = useAws();
  const names = of.kind === "policy" ? { arn: of.id } : { name: of.id };
  const tags = useLive({
    key: ["iam", "tags", of],
    on: [{ kind: of.kind, ...names }],
    read: (client, signal) => listTags(client, of, signal),
  });
  const save: TagsProps["onSave"] = async (changed) => {
    const added = changed.put.map(({ key, value }) => ({ Key: key, Value: value }));
    if (added.length > 0) await put(aws, of, added);
    if (changed.removed.length > 0) await remove(aws, of, [...changed.removed]);
  };
  return (
    <Loaded read={tags}>
      {(known) => (
        <Tags
          name={name}
          tags={known.map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }))}
          onSave={isFixed ? undefined : save}
        />
      )}
    </Loaded>
  );
}
