// The real docker client and engine against the registry: log in, push, pull, run, in one story.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { systemClock } from "../../src/kit/clock.ts";
import { systemDice } from "../../src/kit/ids.ts";
import { jsonLog } from "../../src/kit/log.ts";
import { openLoopbackRegistry } from "../../src/registry/loopback.ts";
import type { LoopbackRegistry } from "../../src/registry/loopback.ts";
import { MemoryCatalogue } from "../../src/registry/memory-catalogue.ts";

const run = promisify(execFile);
const failures: string[] = [];
const account = "000000000000";
const app = { account, region: "us-east-1", name: "muelle-test/app" };
const abroad = { account: "111111111111", region: "eu-west-1", name: "muelle-test/app" };

let folder: string;
let registry: LoopbackRegistry;
let host: string;
/** Everything that this test builds bears it, pulled copies included: a label is part of the image. */
const label = `muelle-test-registry=${process.pid}`;

const docker = async (...args: string[]) => {
  const { stdout, stderr } = await run("docker", ["--config", join(folder, "config"), ...args], {
    env: { ...process.env, DOCKER_BUILDKIT: "0" },
  });
  return `${stdout}${stderr}`;
};

/** Builds an image of busybox and one file; returns nothing but the name it was given. */
async function build(name: string, text: string): Promise<string> {
  await writeFile(join(folder, "build/text"), text);
  await docker("build", "--quiet", "--label", label, "--tag", name, join(folder, "build"));
  return name;
}

const repoDigest = async (name: string) =>
  (await docker("image", "inspect", "--format", "{{index .RepoDigests 0}}", name)).trim().split("@")[1] ?? "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "muelle-docker-registry-"));
  const catalogue = new MemoryCatalogue();
  catalogue.createRepository(app);
  catalogue.createRepository(abroad);
  catalogue.createRepository({ ...app, name: "muelle-test/frozen" }, { immutableTags: true });
  registry = await openLoopbackRegistry({
    directory: join(folder, "registry"),
    clock: systemClock,
    dice: systemDice,
    log: jsonLog(
      (line) => failures.push(line),
      () => systemClock.nowMs(),
      "error",
    ),
    passwords: { secret: account },
    may: () => true,
    catalogue,
  });
  host = `127.0.0.1:${registry.port}`;
  await run("mkdir", [join(folder, "build")]);
  await copyFile("/bin/busybox", join(folder, "build/busybox"));
  await writeFile(
    join(folder, "build/Dockerfile"),
    'FROM scratch\nCOPY busybox /bin/\nCOPY text /\nCMD ["/bin/busybox", "cat", "/text"]\n',
  );
});

after(async () => {
  await docker("image", "prune", "--all", "--force", "--filter", `label=${label}`);
  const left = await docker("image", "ls", "--all", "--quiet", "--filter", `label=${label}`);
  await registry.close();
  await rm(folder, { recursive: true });
  assert.deepEqual(failures, []);
  assert.equal(left, "");
});

describe("docker", () => {
  test("is turned away with a wrong password, and logs in with the right one", async () => {
    await assert.rejects(docker("login", "--username", "AWS", "--password", "wrong", host), /unauthorized|401/i);
    assert.match(await docker("login", "--username", "AWS", "--password", "secret", host), /Login Succeeded/);
  });

  test("pushes, forgets, pulls and runs the same image", async () => {
    const name = await build(`${host}/muelle-test/app:v1`, "hola v1");
    await docker("push", name);
    const pushed = await repoDigest(name);
    assert.equal(registry.catalogue.resolve(app, "v1")?.digest, pushed);
    await docker("image", "rm", name);
    await assert.rejects(docker("image", "inspect", name));
    await docker("pull", name);
    assert.equal(await repoDigest(name), pushed);
    assert.match(await docker("run", "--rm", "--network", "none", name), /hola v1/);
    await docker("image", "rm", name);
    await docker("pull", `${host}/muelle-test/app@${pushed}`);
  });

  test("mounts layers that it pushed elsewhere, in another account and region too", async () => {
    const name = await build(`${host}/muelle-test/app:v2`, "hola v2");
    await docker("push", name);
    const other = `${host}/111111111111/eu-west-1/muelle-test/app:v2`;
    await docker("tag", name, other);
    assert.match(await docker("push", other), /Mounted from muelle-test\/app/);
    assert.equal(registry.catalogue.resolve(abroad, "v2")?.digest, registry.catalogue.resolve(app, "v2")?.digest);
  });

  test("hears why a push is refused", async () => {
    await docker("push", await build(`${host}/muelle-test/frozen:v1`, "one"));
    await assert.rejects(async () => docker("push", await build(`${host}/muelle-test/frozen:v1`, "two")), /immutable/);
    await assert.rejects(
      async () => docker("push", await build(`${host}/muelle-test/absent:v1`, "x")),
      /no repository/,
    );
    await assert.rejects(docker("pull", `${host}/muelle-test/app:nope`), /has no manifest nope|manifest unknown/);
  });
});
