// The registry's guard: user AWS with a token of GetAuthorizationToken, and the token's principal's rights on the repository.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
import type { Clock } from "../../kit/clock.ts";
import { repositoryArn } from "../../model/ecr/names.ts";
import type { RegistryToken } from "../../model/ecr/records.ts";
import { type Caller, type Guard, Refusal, type RegistryAction, type RepositoryRef } from "../../registry/registry.ts";
import type { Store } from "../../store/store.ts";
import { findRegistryToken, registryUsername } from "../../store/tables/ecr-tokens.ts";
import type { Authoriser } from "../auth/authoriser.ts";
import type { RegistryLogins } from "./registry-logins.ts";
import { decideOnRepository } from "./rights.ts";

/** What AWS asks for each of them. */
const actions: Readonly<Record<RegistryAction, readonly string[]>> = {
  pull: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
  push: [
    "ecr:BatchCheckLayerAvailability",
    "ecr:InitiateLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:CompleteLayerUpload",
    "ecr:PutImage",
  ],
  delete: ["ecr:BatchDeleteImage"],
  list: ["ecr:ListImages"],
};

export interface GuardOptions {
  readonly store: Store;
  readonly clock: Pick<Clock, "nowMs">;
  readonly authoriser: Authoriser;
  /** Is told of every client that authenticates. */
  readonly logins?: RegistryLogins;
}

export function ecrGuard({ store, clock, authoriser, logins }: GuardOptions): Guard {
  const tokens = new WeakMap<Caller, RegistryToken>();
  return {
    async authenticate(authorization) {
      const password = passwordIn(authorization);
      const token = password === undefined ? undefined : findRegistryToken(store, password, clock.nowMs());
      if (!token) return undefined;
      logins?.tell(token);
      const caller: Caller = { description: token.principal.arn, account: token.principal.account };
      tokens.set(caller, token);
      return caller;
    },
    authorise(caller, action, repository) {
      const token = tokens.get(caller);
      if (!token || !isWithin(token, action, repository))
        throw denied(caller, actions[action][0] ?? action, repository);
      for (const needed of actions[action]) {
        const { allowed, reason } = decideOnRepository(store, authoriser, token.principal, needed, repository);
        if (!allowed) throw denied(caller, needed, repository, reason);
      }
    },
  };
}

/** Basic authentication, RFC 7617, for the user AWS. */
function passwordIn(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? "") ?? [];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString();
  const colon = text.indexOf(":");
  return text.slice(0, colon) === registryUsername ? text.slice(colon + 1) : undefined;
}

function isWithin({ pullsOnly }: RegistryToken, action: RegistryAction, repository: RepositoryRef): boolean {
  if (!pullsOnly) return true;
  const { account, region, repositoryName } = pullsOnly;
  const isSame = account === repository.account && region === repository.region && repositoryName === repository.name;
  return action === "pull" && isSame;
}

function denied(caller: Caller, action: string, repository: RepositoryRef, reason?: string): Refusal {
  const why = reason === undefined ? "" : reason.startsWith("with ") ? ` ${reason}` : ` because ${reason}`;
  const resource = repositoryArn(repository, repository.name);
  return new Refusal(
    "DENIED",
    `User: ${caller.description} is not authorized to perform: ${action} on resource: ${resource}${why}`,
  );
}
