// What only a real engine can show: processes, limits and namespaces as the kernel sees them.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import type { ContainerSpec } from "../engine.ts";
import { DockerHttp } from "./http.ts";
import { dockerSocketPath } from "./docker-engine.ts";
import { type DockerFixture, dockerFixture, shell } from "../../../test/docker/engine-fixture.ts";
import { credentials } from "../../../test/docker/fake-registry.ts";

describe("Docker Engine and the kernel", { timeout: 240_000 }, () => {
  let fixture: DockerFixture;
  let count = 0;
  const engine = () => fixture.engine;

  before(async () => {
    fixture = await dockerFixture();
  });
  afterEach(async () => {
    for (const { id } of await engine().list(fixture.labels)) await engine().remove(id);
    for (const volume of await engine().listVolumes(fixture.labels)) await engine().removeVolume(volume);
  });
  after(async () => {
    await engine().removeImage(fixture.image);
    await fixture.close();
  });

  async function start(spec: Partial<ContainerSpec>): Promise<string> {
    const { labels, image, namePrefix } = fixture;
    const name = `${namePrefix}-${count++}`;
    const id = await engine().create({ name, image, labels, network: { kind: "none" }, ...spec });
    await engine().start(id);
    return id;
  }

  /** What a script prints, to its end. */
  async function output(script: string, spec: Partial<ContainerSpec> = {}): Promise<string> {
    const id = await start({ ...shell(script), ...spec });
    const lines: string[] = [];
    await engine().logs(id, { follow: true }, ({ text }) => lines.push(text));
    return lines.join("\n");
  }

  test("containers of one namespace share localhost, and the path to it can be entered", async () => {
    const sandbox = await start({ command: ["sleep", "100000"] });
    const network = { kind: "container", id: sandbox } as const;
    await start({ ...shell("nc -ll -p 5000 -e echo hola"), network });
    const client = "until nc 127.0.0.1 5000 </dev/null; do usleep 10000; done";
    assert.equal(await output(client, { network }), "hola");
    const { networkNamespace = "", pid } = (await engine().inspect(sandbox))!;
    assert.equal(networkNamespace, `/proc/${pid}/ns/net`);
    assert.ok((await stat(networkNamespace)).ino > 0);
  });

  test("environment, working directory, user and host name", async () => {
    const spec = {
      environment: { GREETING: "hola = adiós" },
      workingDirectory: "/tmp/x",
      user: "123:456",
      hostname: "web",
    };
    assert.equal(
      await output("echo $GREETING; pwd; id -u; id -g; hostname", spec),
      "hola = adiós\n/tmp/x\n123\n456\nweb",
    );
  });

  test("entry point and command replace the image's", async () => {
    assert.equal(await output("", { entryPoint: ["echo", "from"], command: ["here"] }), "from here");
  });

  test("names: resolver, search list and extra hosts", async () => {
    const spec = {
      dnsServers: ["10.0.0.2"],
      dnsSearch: ["ec2.internal"],
      extraHosts: [{ hostname: "peer", ipAddress: "10.0.0.9" }],
    };
    const text = await output("cat /etc/resolv.conf /etc/hosts", spec);
    assert.match(text, /nameserver 10\.0\.0\.2/);
    assert.match(text, /search ec2\.internal/);
    assert.match(text, /10\.0\.0\.9\s+peer/);
  });

  test("a read-only root refuses writing, tmpfs and volumes take it", async () => {
    const { labels, namePrefix } = fixture;
    const volume = `${namePrefix}-data`;
    await engine().ensureVolume(volume, labels);
    const mounts = [{ kind: "volume", volume, path: "/data", readOnly: false }] as const;
    const tmpfs = [{ path: "/scratch", sizeBytes: 1024 * 1024 }];
    const script = "for d in / /data /scratch; do (echo kept > ${d}/file) 2>/dev/null && echo yes || echo no; done";
    assert.equal(await output(script, { readOnlyRoot: true, mounts, tmpfs }), "no\nyes\nyes");
    const readOnly = [{ kind: "volume", volume, path: "/data", readOnly: true }] as const;
    assert.equal(
      await output("cat /data/file; (echo x > /data/file) 2>/dev/null || echo no", { mounts: readOnly }),
      "kept\nno",
    );
  });

  test("a bind mount shows the host's directory, which is made when absent", async () => {
    const directory = await mkdtemp(join(tmpdir(), "mueng-"));
    const hostPath = join(directory, "made");
    const mounts = [{ kind: "bind", hostPath, path: "/host", readOnly: false }] as const;
    await output("echo hola > /host/file", { mounts });
    assert.equal(await readFile(join(hostPath, "file"), "utf8"), "hola\n");
    await rm(directory, { recursive: true });
  });

  test("the mounts of another container are taken over", async () => {
    const volume = `${fixture.namePrefix}-shared`;
    const mounts = [{ kind: "volume", volume, path: "/data", readOnly: false }] as const;
    const first = await start({ ...shell("echo hola > /data/file; sleep 100000"), mounts });
    const script = "until [ -s /data/file ]; do usleep 10000; done; cat /data/file";
    assert.equal(await output(script, { volumesFrom: [{ id: first, readOnly: true }] }), "hola");
  });

  test("limits reach the kernel: memory, ulimits, processes", async () => {
    const memoryBytes = 32 * 1024 * 1024;
    const id = await start({
      ...shell("ulimit -n; ulimit -Hn; sleep 100000"),
      limits: { memoryBytes, memorySwapBytes: memoryBytes, pids: 50 },
      ulimits: [{ name: "nofile", soft: 123, hard: 456 }],
    });
    const lines: string[] = [];
    const enough = new AbortController();
    await engine().logs(id, { follow: true, signal: enough.signal }, ({ text }) => {
      if (lines.push(text) === 2) enough.abort();
    });
    assert.deepEqual(lines, ["123", "456"]);
    assert.equal((await engine().stats(id))?.memoryLimitBytes, memoryBytes);
  });

  test("Docker's own inspection shows the CPU limits", async () => {
    const id = await start({ command: ["sleep", "100000"], limits: { cpuShares: 256, cpuMillis: 250 } });
    const http = new DockerHttp(dockerSocketPath(process.env));
    const { HostConfig } = await http.call<{ HostConfig: Record<string, unknown> }>({
      method: "GET",
      path: `/containers/${id}/json`,
    });
    assert.deepEqual([HostConfig["CpuShares"], HostConfig["NanoCpus"]], [256, 250_000_000]);
    http.close();
  });

  test("a terminal's output is read as lines", async () => {
    assert.equal(await output("tty -s && echo yes; echo two", { pseudoTerminal: true }), "yes\ntwo");
  });

  test("what the kernel refuses to start is invalid, and says why", async () => {
    const kind = (error: RegExp) => ({ kind: "invalid", message: error });
    await assert.rejects(start({ command: ["/bin"] }), kind(/permission denied/));
    await assert.rejects(start({ command: ["true"], user: "nobodyhere" }), kind(/unable to find user nobodyhere/));
    await assert.rejects(start({ command: ["true"], sysctls: { "kernel.nope": "1" } }), kind(/sysctl/));
  });

  test("many kills for memory at once are all told, and no other end is", async () => {
    const memoryBytes = 16 * 1024 * 1024;
    const limits = { memoryBytes, memorySwapBytes: memoryBytes };
    const sandbox = await start({ command: ["sleep", "100000"] });
    const network = { kind: "container", id: sandbox } as const;
    const kinds = Array.from({ length: 9 }, (_, at) => at % 3 > 0);
    const ends = kinds.map(async (greedy) => {
      const id = await start({ network, limits, command: greedy ? ["tail", "/dev/zero"] : ["sh", "-c", "exit 3"] });
      await engine().logs(id, { follow: true }, () => {});
      return engine().inspect(id);
    });
    const containers = await Promise.all(ends);
    assert.deepEqual(
      containers.map((container) => container?.outOfMemory),
      kinds,
    );
  });

  test("a registry that asks for credentials gets them", async () => {
    const reference = fixture.guardedReference;
    await assert.rejects(engine().pull(reference), { kind: "denied" });
    await assert.rejects(engine().pull(reference, { credentials: { ...credentials, password: "wrong" } }), {
      kind: "denied",
    });
    const image = await engine().pull(reference, { credentials });
    assert.deepEqual(image.repoTags, [reference]);
    await engine().removeImage(reference);
  });
});
