// ECR by the AWS CLI: a repository, its settings and policies, and what is refused.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { house } from "../support/ecr-house.ts";

const skip = spawnSync("aws", ["--version"]).error ? "there is no AWS CLI on this machine (Debian: awscli)" : false;

const env = {
  PATH: process.env.PATH,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_MAX_ATTEMPTS: "1",
};

test("a repository by the AWS CLI", { skip }, async (t) => {
  const h = await house();
  const http = await h.http();
  t.after(() => http.close());
  const run = async (...of: string[]) => {
    const { stdout } = await promisify(execFile)("aws", ["--endpoint-url", http.client.endpoint, "ecr", ...of], {
      env,
    });
    return stdout;
  };
  const aws = async (...of: string[]) => JSON.parse((await run(...of)) || "{}");
  const name = ["--repository-name", "team/web"];

  const { repository } = await aws(
    "create-repository",
    ...name,
    "--image-tag-mutability",
    "IMMUTABLE",
    "--tags",
    "Key=a,Value=b",
  );
  assert.equal(repository.repositoryUri, "localhost:4566/team/web");
  await assert.rejects(aws("create-repository", ...name), {
    message:
      /\(RepositoryAlreadyExistsException\).*The repository with name 'team\/web' already exists in the registry with id '000000000000'/,
  });
  await assert.rejects(aws("create-repository", "--repository-name", "Web"), {
    message: /\(InvalidParameterException\).*Invalid parameter at 'repositoryName' failed to satisfy constraint/,
  });
  assert.match(await run("get-login-password"), /^\w{72}\n$/);

  const policyText = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "all", Effect: "Allow", Principal: "*", Action: ["ecr:BatchGetImage"] }],
  });
  await aws("set-repository-policy", ...name, "--policy-text", policyText);
  assert.equal((await aws("get-repository-policy", ...name)).policyText, policyText);

  const selection = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 5 };
  const rules = [{ rulePriority: 1, description: "five are enough", selection, action: { type: "expire" } }];
  await aws("put-lifecycle-policy", ...name, "--lifecycle-policy-text", JSON.stringify({ rules }));
  await aws("start-lifecycle-policy-preview", ...name);
  assert.equal((await aws("get-lifecycle-policy-preview", ...name)).status, "COMPLETE");

  assert.deepEqual(await aws("describe-images", ...name), { imageDetails: [] });
  await assert.rejects(aws("describe-images", ...name, "--image-ids", "imageTag=v1"), {
    message: /\(ImageNotFoundException\)/,
  });
  await assert.rejects(aws("start-image-scan", ...name, "--image-id", "imageTag=v1"), {
    message: /StartImageScan/,
  });
  await aws("delete-repository", ...name);
  await assert.rejects(aws("delete-repository", ...name), {
    message:
      /\(RepositoryNotFoundException\).*The repository with name 'team\/web' does not exist in the registry with id '000000000000'/,
  });
});
