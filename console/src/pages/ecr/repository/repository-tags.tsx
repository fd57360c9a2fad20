// The tab of a repository's own tags (not those of its images).
import { ECRClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecr";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded } from "../../../parts/page.tsx";
import { type Tag, Tags } from "../../../parts/tags.tsx";
import { repositoryTagsRead } from "../reads.ts";

export function RepositoryTags({ name, arn }: { readonly name: string; readonly arn: string }) {
  const aws = useAws();
  const tags = useLive(repositoryTagsRead(name, arn));
  const save = async ({ put, removed }: { readonly put: readonly Tag[]; readonly removed: readonly string[] }) => {
    const client = aws.of(ECRClient);
    const added = put.map(({ key, value }) => ({ Key: key, Value: value }));
    if (added.length > 0) await client.send(new TagResourceCommand({ resourceArn: arn, tags: added }));
    if (removed.length > 0) await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: [...removed] }));
  };
  return <Loaded read={tags}>{(found) => <Tags name={name} tags={found} onSave={save} />}</Loaded>;
}
