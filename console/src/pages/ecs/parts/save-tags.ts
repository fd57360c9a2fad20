// Writes what the tags editor changed of an ECS resource.
import { ECSClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecs";
import type { Aws } from "../../../aws/aws.ts";
import type { Tag } from "../../../parts/tags.tsx";

/** Removed keys first, so that a key that was taken out and put in again is kept. */
export async function saveTags(
  aws: Aws,
  resourceArn: string,
  { put, removed }: { readonly put: readonly Tag[]; readonly removed: readonly string[] },
): Promise<void> {
  const ecs = aws.of(ECSClient);
  if (removed.length > 0) await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: [...removed] }));
  if (put.length > 0) await ecs.send(new TagResourceCommand({ resourceArn, tags: [...put] }));
}
