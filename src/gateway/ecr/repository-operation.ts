// Operations on one repository. Their permission is asked here and not by the dispatcher, because the repository's own
// policy has a say in it; so an operation that is declared this way cannot forget to ask.
import type * as ECR from "@aws-sdk/client-ecr";
import { RepositoryNotFoundException } from "@aws-sdk/client-ecr";
import type { Scope } from "../../model/arn.ts";
import { type RepositoryName, repositoryArn, repositoryKey } from "../../model/ecr/names.ts";
import type { InRepository, Repository } from "../../model/ecr/records.ts";
import { fail } from "../../model/errors.ts";
import type { Principal } from "../../model/iam/principal.ts";
import type { Reader } from "../../store/store.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { accessDenied } from "../auth/authoriser.ts";
import {
  type Access,
  type Context,
  type Input,
  operation,
  type OperationName,
  type Output,
  type SlowContext,
  slowOperation,
} from "../service.ts";
import { checkRegistryId, checkRepositoryName } from "./constraints.ts";
import { inRepository } from "./images.ts";
import { missingRepository } from "./messages.ts";
import { decideOnRepository } from "./rights.ts";

export interface Admitted {
  readonly repository: Repository;
  /** The repository as the half of a key. */
  readonly within: InRepository;
}

type Name = OperationName<typeof ECR>;

interface Definition<N extends Name> {
  readonly access: Access;
  readonly refuses?: readonly string[];
  readonly handle: (input: Input<typeof ECR, N>, context: Context, admitted: Admitted) => Output<typeof ECR, N>;
}

interface SlowDefinition<N extends Name> {
  readonly access: Access;
  readonly refuses?: readonly string[];
  readonly perform: (
    input: Input<typeof ECR, N>,
    context: SlowContext,
    admitted: Admitted,
  ) => Promise<Output<typeof ECR, N>>;
}

export const repositoryOperation = <N extends Name>(name: N, { access, refuses = [], handle }: Definition<N>) =>
  operation<typeof ECR, N>({
    access,
    refuses,
    action: null,
    handle: (input, context) => handle(input, context, admit(context.tx, context, `ecr:${name}`, named(input))),
  });

export const slowRepositoryOperation = <N extends Name>(
  name: N,
  { access, refuses = [], perform }: SlowDefinition<N>,
) =>
  slowOperation<typeof ECR, N>({
    access,
    refuses,
    action: null,
    // async, so that a refusal is a rejection.
    perform: async (input, context) =>
      perform(input, context, admit(context.store, context, `ecr:${name}`, named(input))),
  });

interface NamedRepository {
  readonly repositoryName: string;
  readonly registryId?: string;
}

// Every operation that is declared here has these members; the generic type cannot say so.
const named = (input: unknown): NamedRepository => input as NamedRepository;

type Asking = Scope & { readonly principal: Principal } & Pick<Context, "authorise">;

/** The repository, when the principal may do `action` to it. Throws the access-denied error first: it tells nothing. */
export function admit(
  reader: Reader,
  context: Asking,
  action: string,
  { repositoryName: name, registryId }: NamedRepository,
): Admitted {
  checkRepositoryName(name);
  checkRegistryId(registryId);
  const ref: RepositoryName = { account: registryId ?? context.account, region: context.region, name };
  const repository = reader.get(repositories, repositoryKey(ref, name));
  permit(reader, context, action, ref, repository);
  if (!repository) return fail(RepositoryNotFoundException, { message: missingRepository(ref) });
  return { repository, within: inRepository(ref) };
}

/** As `admit` for a repository that need not exist. */
export function permit(
  reader: Reader,
  context: Asking,
  action: string,
  ref: RepositoryName,
  repository: Repository | undefined,
): void {
  const resource = repositoryArn(ref, ref.name);
  if (repository?.policyText === undefined && ref.account === context.account) {
    context.authorise(action, resource);
    return;
  }
  const { allowed, reason } = decideOnRepository(reader, undefined, context.principal, action, ref);
  if (!allowed) throw accessDenied("awsJson1_1", context.principal, action, resource, reason);
}

/** What most answers repeat. */
export const identity = ({ within }: Admitted) => ({
  registryId: within.account,
  repositoryName: within.repositoryName,
});
