// What befalls a simulated engine from outside: someone removes a container, a process dies, the engine is restarted.
import type { Clock } from "../../kit/clock.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { Health, LogLine } from "../engine.ts";
import type { ContainerRecord } from "./container-record.ts";
import type { Containers } from "./containers.ts";
import type { Output } from "./output.ts";
import type { Watchers } from "./watchers.ts";

const away = "The simulated engine does not answer: its script says so";

export class World {
  readonly #clock: Clock;
  readonly #containers: Containers;
  readonly #output: Output;
  readonly #watchers: Watchers;
  #awayUntilMs = 0;

  constructor(clock: Clock, containers: Containers, output: Output, watchers: Watchers) {
    this.#clock = clock;
    this.#containers = containers;
    this.#output = output;
    this.#watchers = watchers;
  }

  /** The process of a running container (by id or name) ends now. Not running: nothing. */
  exit(container: string, code: number, { outOfMemory = false } = {}): void {
    this.#with(container, ({ id }) => this.#containers.exit(id, code, outOfMemory));
  }

  /** Somebody removes the container by force. */
  vanish(container: string): void {
    this.#with(container, ({ id }) => this.#containers.remove(id));
  }

  /** The container's health check says so from now on. */
  health(container: string, health: Health): void {
    this.#with(container, ({ id }) => this.#containers.turn(id, health));
  }

  /** A running container prints a line. */
  print(container: string, text: string, stream: LogLine["stream"] = "stdout"): void {
    this.#with(container, ({ id, state }) => {
      if (state === "running") this.#output.print(id, stream, text);
    });
  }

  /** Calls fail as `unavailable` for so long, and all streams break now. Containers run on. */
  unavailableFor(ms: number): void {
    this.#awayUntilMs = this.#clock.nowMs() + ms;
    this.breakStreams();
  }

  /** Watches and followed logs break now; they can be opened again at once. */
  breakStreams(): void {
    this.#watchers.breakAll(away);
    this.#output.breakAll(away);
  }

  /** The next `count` events reach nobody. */
  loseEvents(count: number): void {
    this.#watchers.lose(count);
  }

  /** Throws `unavailable` while the engine is away. */
  assertAvailable(): void {
    if (this.#clock.nowMs() < this.#awayUntilMs) throw new MachineError("unavailable", away);
  }

  #with(container: string, work: (record: ContainerRecord) => void): void {
    const record = this.#containers.find(container);
    if (record) work(record);
  }
}
