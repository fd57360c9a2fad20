// Which containers the kernel killed a process of for memory, by the kernel's own log. Docker learns of it from a
// notification that races with the container's end: under load one in eight is late or lost (measured, cgroup v1).
import { closeSync, constants, openSync, readSync } from "node:fs";

const mostRemembered = 10_000;
/** `oom-kill:…,task_memcg=/docker/<id>,…`, or `…/docker-<id>.scope` under systemd. */
const killed = /oom-kill:.*\btask_memcg=[^,]*?([0-9a-f]{64})/;

/** The container that a record of the kernel's log names as killed for memory. */
export function killedContainer(record: string): string | undefined {
  return killed.exec(record)?.[1];
}

export class KernelOutOfMemory {
  readonly #path: string;
  readonly #buffer = Buffer.alloc(8192);
  readonly #ids = new Set<string>();
  #file: number | undefined;
  #unreadable = false;

  constructor(path = "/dev/kmsg") {
    this.#path = path;
  }

  /** Reads what is new in the log and does not block. False also where the log cannot be read (not root, not Linux). */
  killed(id: string): boolean {
    if (!this.#unreadable) this.#readOn();
    return this.#ids.has(id);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    this.#unreadable = true;
  }

  #readOn(): void {
    try {
      this.#file ??= openSync(this.#path, constants.O_RDONLY | constants.O_NONBLOCK);
      for (let record = this.#record(this.#file); record !== undefined; record = this.#record(this.#file)) {
        const id = killedContainer(record);
        if (id) this.#remember(id);
      }
    } catch {
      this.#unreadable = true;
    }
  }

  /** The next record; undefined when there is none yet. */
  #record(file: number): string | undefined {
    try {
      const length = readSync(file, this.#buffer);
      return length === 0 ? undefined : this.#buffer.toString("latin1", 0, length);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === "EAGAIN") return undefined;
      // Records were overwritten before they were read: go on with the oldest that is left.
      if (code === "EPIPE") return "";
      throw thrown;
    }
  }

  #remember(id: string): void {
    this.#ids.add(id);
    if (this.#ids.size <= mostRemembered) return;
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest);
      break;
    }
  }
}
