// For tests: a real Docker Engine as the conformance suite wants it, with an image made from this machine's busybox.
import { hex, systemDice } from "../../src/kit/ids.ts";
import { buildContext } from "../../images/context.ts";
import { staticBusybox } from "../../images/busybox.ts";
import type { EngineFixture, Programme } from "../../src/engine/conformance.ts";
import type { ContainerSpec } from "../../src/engine/engine.ts";
import { DockerEngine, dockerSocketPath } from "../../src/engine/docker/docker-engine.ts";
import { startFakeRegistry } from "./fake-registry.ts";

const dockerfile = `FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
`;

/** A shell script as a container's command. */
export function shell(script: string): Pick<ContainerSpec, "command"> {
  return { command: ["sh", "-c", script] };
}

export interface DockerFixture extends EngineFixture {
  /** With a shell and its tools. */
  readonly image: string;
  /** A reference that pulls with the credentials of the fake registry. */
  readonly guardedReference: string;
}

/** Throws at once, with what to do, when no engine answers: these tests prove nothing without one. */
export async function dockerFixture(): Promise<DockerFixture> {
  const engine = new DockerEngine({ socketPath: dockerSocketPath(process.env) });
  await engine.info();
  const run = `mueng${hex(systemDice, 8)}`;
  const labels = { muelle: run };
  const image = `${run}/busybox:1`;
  const busybox = { path: "busybox", mode: 0o755, bytes: await staticBusybox() };
  const recipe = { path: "Dockerfile", mode: 0o644, bytes: Buffer.from(dockerfile) };
  await engine.build(buildContext([recipe, busybox]), { tag: image, labels });
  const layer = await archive(run);
  const registry = await startFakeRegistry(layer);
  const guarded = await startFakeRegistry(layer, { guarded: true });
  const guardedReference = `${guarded.host}/published:1`;
  return {
    engine,
    labels,
    image,
    guardedReference,
    namePrefix: run,
    program: (_name, programme) => ({ image, ...commandOf(programme) }),
    published: { reference: `${registry.host}/published:1`, digest: registry.digest, asked: registry.asked },
    missingReference: `${registry.host}/missing:1`,
    deniedReference: guardedReference,
    context: () =>
      buildContext([{ path: "Dockerfile", mode: 0o644, bytes: Buffer.from("FROM scratch\nCOPY Dockerfile /\n") }]),
    async close() {
      for (const reference of [`${registry.host}/published:1`, guardedReference]) await engine.removeImage(reference);
      await Promise.all([registry.close(), guarded.close()]);
      engine.close();
    },
  };
}

async function archive(run: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of buildContext([{ path: "run", mode: 0o644, bytes: Buffer.from(run) }])) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function commandOf(programme: Programme): Partial<ContainerSpec> {
  switch (programme.kind) {
    case "run":
      return shell(waiting("exit 143", "TERM"));
    case "exit":
      return shell(`exit ${programme.code}`);
    case "exit-on-term":
      return shell(waiting(`exit ${programme.code}`, "TERM"));
    case "exit-on-interrupt":
      return shell(`trap '' TERM; ${waiting(`exit ${programme.code}`, "INT")}`);
    case "ignore-term":
      return shell(waiting("", "TERM"));
    case "count":
      return shell(counting(programme.count, programme.pauseMs));
    case "long-line":
      return shell(`head -c ${programme.bytes} /dev/zero | tr '\\0' x${programme.open ? "" : "; echo"}`);
    case "sicken":
      return {
        ...shell("touch /healthy; sleep 1.5; rm /healthy; sleep 100000"),
        healthCheck: {
          command: ["CMD-SHELL", "test -f /healthy"],
          intervalMs: 300,
          timeoutMs: 10_000,
          startPeriodMs: 0,
          retries: 1,
        },
      };
    case "exhaust-memory":
      return { command: ["tail", "/dev/zero"] };
    case "cannot-start":
      return { command: ["/nope"] };
  }
}

function waiting(action: string, signal: string): string {
  return `trap '${action}' ${signal}; echo ready; while :; do sleep 100000 & wait; done`;
}

function counting(count: number, pauseMs: number): string {
  const pause = pauseMs > 0 ? `usleep ${pauseMs * 1000}; ` : "";
  return `i=1; while [ $i -le ${count} ]; do if [ $((i % 2)) = 1 ]; then echo $i; else echo $i >&2; fi; ${pause}i=$((i + 1)); done`;
}
