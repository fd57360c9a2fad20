// Policy documents as the pages handle them: decoded from IAM's answers, laid out, checked as one types.
import { checkDocument } from "../../../../src/model/iam/policy/check-document.ts";
import type { PolicyKind } from "../../../../src/model/iam/policy/statement.ts";
import { type DocumentProblem, problemOfDocument } from "../../parts/json-editor/document-problem.ts";

/** IAM answers documents percent-encoded. */
export const decodeDocument = (encoded = ""): string => layOut(decodeURIComponent(encoded));

/** With two blanks per level; a text that is no JSON stays as it is. */
export function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Undefined when the text is a policy. */
export const documentProblem = (text: string, kind: PolicyKind): DocumentProblem | undefined =>
  problemOfDocument(text, (json) => checkDocument(json, kind));

/** IAM's names of users, roles and policies. */
export const isEntityName = (name: string, longest: number): boolean =>
  name.length <= longest && /^[\w+=,.@-]+$/.test(name);

export const longestUserName = 64;
export const longestRoleName = 64;
export const longestPolicyName = 128;

/** A role that tasks may take. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
export const serviceTrust = (service: string): string =>
  layOut(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    }),
  );

export const accountTrust = (account: string): string =>
  layOut(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" }],
    }),
  );

/** To begin with: something small that is valid. */
export const firstPolicy = layOut(
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["ecs:DescribeClusters", "ecs:ListClusters"], Resource: "*" }],
  }),
);

/** Whom a trust policy names: "ecs-tasks.amazonaws.com", an ARN … */
export function trusted(document: string): string[] {
  const { Statement = [] } = JSON.parse(document) as { Statement?: TrustStatement | TrustStatement[] };
  return [Statement].flat().flatMap(({ Principal }) => {
    if (typeof Principal === "string") return [Principal];
    return Object.values(Principal ?? {}).flat();
  });
}

interface TrustStatement {
  readonly Principal?: string | Readonly<Record<string, string | string[]>>;
}

/** A role that belongs to a service of AWS, by its path. */
export const isServiceLinked = (path = ""): boolean => path.startsWith("/aws-service-role/");
