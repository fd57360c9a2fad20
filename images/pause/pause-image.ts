// The sandbox image `muelle/pause`: made on this machine, once, and named by what is in it and whose it is.
import { createHash } from "node:crypto";
import type { Engine, ImageBuilder, Labels } from "../../src/engine/engine.ts";
import { staticBusybox } from "../busybox.ts";
import { buildContext, type ContextFile, contextHash } from "../context.ts";

/**
 * One process that sleeps, and so holds the network namespace that a task's containers share. It has nothing to put in
 * order, so stopping it is killing it: as process 1 it would not even see SIGTERM. The text is kept here, not in a file
 * beside, so that it is part of the bundle.
 */
const dockerfile = `FROM scratch
COPY busybox /bin/busybox
STOPSIGNAL SIGKILL
ENTRYPOINT ["/bin/busybox", "sleep", "2147483647"]
`;

export interface PauseOptions {
  /** What the image shall bear; the label `muelle` among them. */
  readonly labels: Labels;
  /** Default: this machine's static busybox. The simulated engine runs nothing and can do with no bytes. */
  readonly busybox?: () => Promise<Uint8Array>;
}

/** The reference of the sandbox image, built first if this engine does not have it. Errors: those of the builder; no static busybox. */
export async function ensurePauseImage(
  engine: Pick<Engine, "image"> & ImageBuilder,
  { labels, busybox = staticBusybox }: PauseOptions,
): Promise<string> {
  const files = pauseFiles(await busybox());
  // The labels count too: two control planes on one machine do not remove each other's image. Its layers they share.
  const identity = createHash("sha256").update(contextHash(files)).update(JSON.stringify(labels)).digest("hex");
  const tag = `muelle/pause:${identity.slice(0, 12)}`;
  if (!(await engine.image(tag))) await engine.build(buildContext(files), { tag, labels });
  return tag;
}

function pauseFiles(busybox: Uint8Array): readonly ContextFile[] {
  return [
    { path: "Dockerfile", mode: 0o644, bytes: Buffer.from(dockerfile) },
    { path: "busybox", mode: 0o755, bytes: busybox },
  ];
}
