// The tabs of a repository's two documents: who may use it, and which of its images expire.
import {
  DeleteLifecyclePolicyCommand,
  DeleteRepositoryPolicyCommand,
  ECRClient,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { useAws, useLive } from "../../../aws/live.tsx";
import { Loaded } from "../../../parts/page.tsx";
import { useWords } from "../../../words/use-words.ts";
import { lifecycleProblem, permissionsProblem, sampleLifecycle, samplePermissions } from "../parts/documents.ts";
import { PolicyDocument } from "../parts/policy-document.tsx";
import { lifecyclePolicyRead, repositoryPolicyRead } from "../reads.ts";
import { repositoryWords } from "./words.ts";

export function Permissions({ name }: { readonly name: string }) {
  const t = useWords(repositoryWords);
  const aws = useAws();
  const policy = useLive(repositoryPolicyRead(name));
  return (
    <Loaded read={policy}>
      {(text) => (
        <PolicyDocument
          name={name}
          title={t("permissions")}
          description={t("permissionsHint")}
          text={text}
          none={t("noPermissions")}
          sample={samplePermissions(aws.account)}
          problemOf={permissionsProblem}
          onSave={async (policyText) => {
            await aws.of(ECRClient).send(new SetRepositoryPolicyCommand({ repositoryName: name, policyText }));
          }}
          onDelete={async () => {
            await aws.of(ECRClient).send(new DeleteRepositoryPolicyCommand({ repositoryName: name }));
          }}
          deleteHint={t("deletePermissionsHint")}
        />
      )}
    </Loaded>
  );
}

export function Lifecycle({ name }: { readonly name: string }) {
  const t = useWords(repositoryWords);
  const aws = useAws();
  const policy = useLive(lifecyclePolicyRead(name));
  return (
    <Loaded read={policy}>
      {(text) => (
        <PolicyDocument
          name={name}
          title={t("lifecycle")}
          description={t("lifecycleHint")}
          text={text}
          none={t("noLifecycle")}
          sample={sampleLifecycle(t("sampleRule"))}
          problemOf={lifecycleProblem}
          onSave={async (lifecyclePolicyText) => {
            const input = { repositoryName: name, lifecyclePolicyText };
            await aws.of(ECRClient).send(new PutLifecyclePolicyCommand(input));
          }}
          onDelete={async () => {
            await aws.of(ECRClient).send(new DeleteLifecyclePolicyCommand({ repositoryName: name }));
          }}
          deleteHint={t("deleteLifecycleHint")}
        />
      )}
    </Loaded>
  );
}
