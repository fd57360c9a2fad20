// DescribeRepositories: those that are named, or all of a registry, page by page.
import type * as ECR from "@aws-sdk/client-ecr";
import { scopeKey } from "../../model/arn.ts";
import { repositoryArn } from "../../model/ecr/names.ts";
import type { Repository } from "../../model/ecr/records.ts";
import { repositories } from "../../store/tables/ecr.ts";
import { accessDenied } from "../auth/authoriser.ts";
import { type Context, operation } from "../service.ts";
import { sortedPage } from "../sorted-pages.ts";
import { checkList, checkRegistryId, invalid, limitOf, wrongToken } from "./constraints.ts";
import { admit } from "./repository-operation.ts";
import { repositoryView } from "./repository-view.ts";

const action = "ecr:DescribeRepositories";

export const describeRepositories = operation<typeof ECR, "DescribeRepositories">({
  access: "Read",
  // Asked for each repository that is named, with its policy, or for all of them.
  action: null,
  handle(input, context) {
    const { repositoryNames, registryId, maxResults, nextToken } = input;
    checkRegistryId(registryId);
    checkList("repositoryNames", repositoryNames, 100);
    if (repositoryNames && (maxResults !== undefined || nextToken !== undefined))
      invalid("repositoryNames", "must not be given with maxResults or nextToken");
    const view = (repository: Repository) => repositoryView(repository, context.addresses);
    if (repositoryNames) {
      const found = repositoryNames.map((name) =>
        admit(context.tx, context, action, { repositoryName: name, registryId }),
      );
      return { repositories: found.map(({ repository }) => view(repository)) };
    }
    permitAll(context, registryId);
    const { items, nextToken: next } = sortedPage({
      items: context.tx.by(repositories, "scope", scopeKey(context)),
      keyOf: ({ name }) => [name],
      limit: limitOf(maxResults, 1000),
      nextToken,
      onWrongToken: wrongToken,
    });
    return { repositories: items.map(view), nextToken: next };
  },
});

function permitAll(context: Context, registryId = context.account): void {
  const resource = repositoryArn({ ...context, account: registryId }, "*");
  if (registryId === context.account) return context.authorise(action, resource);
  // Policies of repositories open single ones to other accounts, never the list.
  throw accessDenied(
    "awsJson1_1",
    context.principal,
    action,
    resource,
    `no resource-based policy allows the ${action} action`,
  );
}
