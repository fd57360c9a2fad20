// ECR by docker: log in, push, list, pull back, and what docker shows when it is refused.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { house } from "../support/ecr-house.ts";

const run = promisify(execFile);
const skip = spawnSync("docker", ["version"]).status === 0 ? false : "no Docker Engine answers on this machine";
const source = "muelle-ecr-test/source";

test("docker pushes to and pulls from ECR's repositories", { skip }, async (t) => {
  const { call, origin, clock } = await house();
  const host = new URL(origin).host;
  const config = mkdtempSync(join(tmpdir(), "muelle-docker-"));
  const docker = async (...of: string[]) => (await run("docker", ["--config", config, ...of])).stdout;
  const images: string[] = [];
  t.after(async () => {
    for (const image of images) await docker("image", "rm", "-f", image).catch(() => {});
    rmSync(config, { recursive: true });
  });
  const login = async () => {
    const { authorizationData } = await call("GetAuthorizationToken");
    const text = Buffer.from(authorizationData[0].authorizationToken, "base64").toString();
    return docker("login", "-u", "AWS", "-p", text.slice("AWS:".length), host);
  };

  await run("sh", ["-c", `tar -C /bin -c busybox | docker import -c 'CMD ["/busybox"]' - ${source}`]);
  await run("sh", ["-c", `tar -C /etc -c hostname | docker import - ${source}:two`]);
  // By id: a tag that moves leaves its image behind.
  for (const image of [source, `${source}:two`])
    images.push((await docker("image", "inspect", "-f", "{{.Id}}", image)).trim());
  const [id] = images;
  await call("CreateRepository", { repositoryName: "web", imageTagMutability: "IMMUTABLE" });
  await docker("tag", source, `${host}/web:v1`);
  await assert.rejects(docker("push", `${host}/web:v1`), { message: /no basic auth credentials|unauthorized/ });
  await login();
  const pushed = await docker("push", `${host}/web:v1`);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(pushed)?.[1];
  const { imageDetails } = await call("DescribeImages", { repositoryName: "web" });
  assert.deepEqual([imageDetails[0].imageDigest, imageDetails[0].imageTags], [digest, ["v1"]]);
  assert.equal(imageDetails[0].artifactMediaType, "application/vnd.docker.container.image.v1+json");

  await docker("image", "rm", source, `${host}/web:v1`);
  await docker("pull", `${host}/web:v1`);
  assert.equal((await docker("image", "inspect", "-f", "{{.Id}}", `${host}/web:v1`)).trim(), id);

  await docker("tag", `${source}:two`, `${host}/web:v1`);
  await assert.rejects(docker("push", `${host}/web:v1`), {
    message:
      /The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the repository is immutable\./,
  });
  await docker("tag", `${source}:two`, `${host}/nope:v1`);
  await assert.rejects(docker("push", `${host}/nope:v1`), {
    message: /The repository with name 'nope' does not exist in the registry with id '000000000000'/,
  });
  await assert.rejects(docker("pull", `${host}/web:v3`), { message: /manifest unknown|not found/ });
  clock.advance(12 * 3_600_000);
  await assert.rejects(docker("pull", `${host}/web:v1`), { message: /unauthorized|no basic auth|authentication/ });
});
