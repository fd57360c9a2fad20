// The learner's terminal, opened in Muelle's folder: runs what the console's push dialog shows, as it stands there.
import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staticBusybox } from "../../../images/busybox.ts";
import { type House, root, run } from "../../house.ts";
import { instanceOf } from "../../workload.ts";

/** An AWS CLI that knows AWS_ENDPOINT_URL; Debian 12's own (2.9) does not. */
export async function hasRecentAws(): Promise<boolean> {
  const { stdout } = await run("aws", ["--version"]);
  const [, major = 0, minor = 0] = (/aws-cli\/(\d+)\.(\d+)/.exec(stdout) ?? []).map(Number);
  return (major === 1 && minor >= 29) || (major === 2 && minor >= 13);
}

export class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), "muelle-lesson-"));
  readonly #house: House;
  #first = ":";

  constructor(house: House) {
    this.#house = house;
  }

  /** A program with its Dockerfile: busybox's web server, with the sample page; it says when it listens. */
  async writeProgram(): Promise<void> {
    writeFileSync(join(this.folder, "busybox"), await staticBusybox());
    chmodSync(join(this.folder, "busybox"), 0o755);
    copyFileSync(join(root, "images/hola/page.sh"), join(this.folder, "page.sh"));
    const start = "trap 'exit 0' TERM; echo listening on 5000; busybox httpd -f -p 5000 -h /www & wait";
    writeFileSync(
      join(this.folder, "Dockerfile"),
      `FROM scratch
COPY busybox /bin/busybox
COPY page.sh /www/cgi-bin/index.cgi
ENV PATH=/bin
LABEL muelle=${await instanceOf(this.#house)}
ENTRYPOINT ["/bin/busybox", "sh", "-c", "${start}"]
`,
    );
    chmodSync(join(this.folder, "page.sh"), 0o755);
  }

  /** What every later command needs in its shell: `eval "$(./muelle env)"`. */
  begin(first: string): void {
    this.#first = first;
  }

  /** In the program's folder, after what was said first in Muelle's. Fails with what the command said. */
  async run(command: string, where: "program" | "muelle" = "program"): Promise<void> {
    const { DOCKER_CONFIG, DOCKER_BUILDKIT } = this.#house.environment;
    const folder = where === "program" ? this.folder : root;
    const script = `set -e; cd '${root}'; ${this.#first}; cd '${folder}'; ${command}`;
    const ended = await run("sh", ["-c", script], { environment: { DOCKER_CONFIG, DOCKER_BUILDKIT } });
    assert.equal(ended.code, 0, `${command}:\n${ended.stdout}\n${ended.stderr}`);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
