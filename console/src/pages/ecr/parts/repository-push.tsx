// The push commands of a repository, with its images kept true so that a push is seen.
import type { Repository } from "@aws-sdk/client-ecr";
import { useLive } from "../../../aws/live.tsx";
import { PushCommands } from "../../../parts/push-commands.tsx";
import { imagesRead } from "../reads.ts";

export function RepositoryPush({
  repository: { repositoryName: name = "", repositoryUri: uri = "" },
  onClose,
}: {
  readonly repository: Repository;
  readonly onClose: () => void;
}) {
  const images = useLive(imagesRead(name));
  return <PushCommands name={name} uri={uri} images={images.data} onClose={onClose} />;
}
