// Images of task definitions, resolved: those of ECR to a digest in Muelle's own registry, pulled with a token that has the
// execution role's rights on that one repository; all others are the engine's to find.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
import type { Clock } from "../kit/clock.ts";
import type { Dice } from "../kit/ids.ts";
import type { Scope } from "../model/arn.ts";
import { keyWithin, repositoryArn, repositoryKey } from "../model/ecr/names.ts";
import { type EcrReference, parseImageReference, registryReference } from "../model/ecr/reference.ts";
import type { InRepository } from "../model/ecr/records.ts";
import type { Store } from "../store/store.ts";
import { imageTags, images, repositories } from "../store/tables/ecr.ts";
import { issueRoleRegistryToken } from "../store/tables/ecr-tokens.ts";
import { decideForRole } from "../store/views/iam.ts";
import type { ImageSource, ResolvedImage } from "./ports.ts";
import { TaskFailure } from "./reasons.ts";

export interface ImageFacts {
  readonly store: Store;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly registryHost: string;
}

/** A pull takes as long as it takes, but not this long. */
const tokenLifeMs = 3_600_000;

export const registryImages = (facts: ImageFacts): ImageSource => ({
  async resolve(image: string, _scope: Scope, executionRoleArn: string | undefined): Promise<ResolvedImage> {
    const reference = parseImageReference(image, facts.registryHost);
    if (reference.kind === "other") return { reference: image };
    if (!executionRoleArn) throw new TaskFailure(denied(image, "the task has no execution role"));
    checkRights(facts.store, image, reference, executionRoleArn);
    const digest = find(facts.store, image, reference);
    return {
      reference: registryReference({ ...reference, digest }, facts.registryHost),
      digest,
      credentials: () => credentials(facts, image, reference, executionRoleArn),
    };
  },
});

const within = ({ account, region, name }: EcrReference): InRepository => ({ account, region, repositoryName: name });

/** Asked even when the image is on the machine already: whoever pulled it first had other rights. */
function checkRights(store: Store, image: string, reference: EcrReference, roleArn: string): void {
  const arn = repositoryArn(reference, reference.name);
  const document = store.get(repositories, repositoryKey(reference, reference.name))?.policyText ?? silentPolicy;
  const repository = { document, account: reference.account };
  const needed = [
    ["ecr:GetAuthorizationToken", "*", undefined],
    ["ecr:BatchGetImage", arn, repository],
    ["ecr:GetDownloadUrlForLayer", arn, repository],
  ] as const;
  for (const [action, resource, policy] of needed) {
    const { allowed, reason } = decideForRole(store, roleArn, { action, resource }, policy);
    if (allowed) continue;
    const why = reason.startsWith("with ") ? reason : `because ${reason}`;
    throw new TaskFailure(
      denied(image, `${roleArn} is not authorized to perform: ${action} on resource: ${resource} ${why}`),
    );
  }
}

/** A repository without a policy gives nothing to other accounts, and leaves its own account's roles to their policies. */
const silentPolicy = '{"Statement":[]}';

const denied = (image: string, cause: string): string =>
  `CannotPullContainerError: pull access denied for ${image}: AccessDeniedException: ${cause}`;

/** The manifest that the reference means now. */
function find(store: Store, image: string, reference: EcrReference): string {
  const missing = (what: string) =>
    new TaskFailure(`CannotPullContainerError: failed to resolve ref ${image}: ${image}: not found (${what})`);
  if (!store.get(repositories, repositoryKey(reference, reference.name)))
    throw missing(
      `The repository with name '${reference.name}' does not exist in the registry with id '${reference.account}'`,
    );
  const repository = within(reference);
  const digest = reference.digest ?? store.get(imageTags, keyWithin(repository, reference.tag ?? "latest"))?.digest;
  if (digest === undefined || !store.get(images, keyWithin(repository, digest)))
    throw missing(`The repository has no image ${reference.digest ?? reference.tag ?? "latest"}`);
  return digest;
}

async function credentials(
  { store, clock, dice }: ImageFacts,
  image: string,
  reference: EcrReference,
  roleArn: string,
) {
  const token = store.transact(
    (tx) =>
      issueRoleRegistryToken(
        tx,
        { roleArn, sessionName: "ecs-agent" },
        { nowMs: clock.nowMs(), dice, lifeMs: tokenLifeMs, pullsOnly: within(reference) },
      ),
    "agent",
  );
  if (!token) throw new TaskFailure(denied(image, `the role ${roleArn} does not exist`));
  await store.flushed();
  return { username: token.username, password: token.password };
}
