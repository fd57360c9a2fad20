// What is wrong with a repository's documents before they are sent: the rules are those of the control plane.
import { checkDocument } from "../../../../../src/model/iam/policy/check-document.ts";
import { parseLifecyclePolicy } from "../../../../../src/model/ecr/lifecycle.ts";
import { type DocumentProblem, problemOfDocument } from "../../../parts/json-editor/document-problem.ts";

/** Indented as people write it; a text that is no JSON is given back as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** A refusal is in AWS's words; undefined when it may be sent. */
export const permissionsProblem = (text: string): DocumentProblem | undefined =>
  problemOfDocument(text, (json) => checkDocument(json, "resource"));

/** A refusal is in the control plane's words; undefined when it may be sent. */
export const lifecycleProblem = (text: string): DocumentProblem | undefined =>
  problemOfDocument(text, lifecycleRefusal);

function lifecycleRefusal(text: string): string | undefined {
  try {
    parseLifecyclePolicy(text);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** To begin with: a policy that lets another account pull. `account`: this one, to be replaced. */
export const samplePermissions = (account: string): string =>
  indented(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowPull",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        },
      ],
    }),
  );

/** To begin with: the untagged go after two weeks. */
export const sampleLifecycle = (description: string): string =>
  indented(
    JSON.stringify({
      rules: [
        {
          rulePriority: 1,
          description,
          selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
          action: { type: "expire" },
        },
      ],
    }),
  );
