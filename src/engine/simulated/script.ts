// What shall happen on a simulated engine: rules by image, by container and by call, as plain data. The last rule that
// fits wins. The script is how tests and the simulation steer; without a rule everything simply works.
import type { MachineErrorKind } from "../../kit/machine-error.ts";
import type { ContainerSpec, Health, LogLine } from "../engine.ts";

/** How a container behaves. All times count from its start. */
export interface Behaviour {
  readonly startDelayMs?: number;
  /** The command cannot be executed: start fails as `invalid` with this text. */
  readonly startError?: string;
  /** It ends by itself; default: it runs until it is stopped. */
  readonly exit?: { readonly afterMs: number; readonly code: number; readonly outOfMemory?: boolean };
  /** What it does on a stop signal; default: it ends at once with 128 plus the signal's number. SIGKILL ends anything. */
  readonly onStop?: "ignore" | { readonly afterMs: number; readonly code: number };
  /** Default, where there is a health check: healthy after its first interval. */
  readonly health?: readonly { readonly afterMs: number; readonly health: Health }[];
  readonly lines?: readonly { readonly afterMs: number; readonly text: string; readonly stream?: LogLine["stream"] }[];
  /** It disappears from the engine, as if someone had removed it by force. */
  readonly vanishAfterMs?: number;
  /** What it uses of one CPU, in thousandths, and of memory; default 10 and 16 MiB. */
  readonly use?: { readonly cpuMillis: number; readonly memoryBytes: number };
}

/** How pulls of an image go. */
export interface Pulling {
  readonly delayMs?: number;
  readonly error?: { readonly kind: MachineErrorKind; readonly message: string };
}

export type Operation =
  | "info"
  | "pull"
  | "image"
  | "create"
  | "start"
  | "stop"
  | "remove"
  | "inspect"
  | "list"
  | "logs"
  | "watch"
  | "stats"
  | "ensureVolume"
  | "removeVolume"
  | "listVolumes"
  | "build"
  | "listImages"
  | "removeImage";

export interface EngineCall {
  readonly operation: Operation;
  /** The image reference, the container's name (create) or id, or the volume's name; empty where there is none. */
  readonly subject: string;
}

/** What goes wrong with one call. */
export interface Fault {
  readonly delayMs?: number;
  /** Without an error the call is only slow. */
  readonly error?: { readonly kind: MachineErrorKind; readonly message: string };
  /** The call did its work, and only the answer was lost. */
  readonly tookEffect?: boolean;
}

export type ContainerMatch = string | ((spec: ContainerSpec) => boolean);

interface Rule<T> {
  readonly matches: (subject: T) => boolean;
  readonly behaviour: Behaviour;
}

export class Script {
  readonly #pulls: { readonly matches: (reference: string) => boolean; readonly pulling: Pulling }[] = [];
  readonly #images: Rule<string>[] = [];
  readonly #containers: Rule<ContainerSpec>[] = [];
  #faultOf: (call: EngineCall) => Fault | undefined = () => undefined;

  /** How pulls of this reference (or of those that match) go. */
  pull(reference: string | RegExp, pulling: Pulling): this {
    this.#pulls.unshift({ matches: matching(reference), pulling });
    return this;
  }

  /** How containers of this image reference behave. Holds for containers created from now on. */
  image(reference: string | RegExp, behaviour: Behaviour): this {
    this.#images.unshift({ matches: matching(reference), behaviour });
    return this;
  }

  /** How containers of this name, or that fit, behave: field by field before what their image says. */
  container(match: ContainerMatch, behaviour: Behaviour): this {
    const matches = typeof match === "string" ? (spec: ContainerSpec) => spec.name === match : match;
    this.#containers.unshift({ matches, behaviour });
    return this;
  }

  /** Asked before every call; replaces the one before. The seeded simulation rolls its dice here. */
  faults(faultOf: (call: EngineCall) => Fault | undefined): this {
    this.#faultOf = faultOf;
    return this;
  }

  pullingOf(reference: string): Pulling {
    return this.#pulls.find(({ matches }) => matches(reference))?.pulling ?? {};
  }

  behaviourOf(spec: ContainerSpec): Behaviour {
    return {
      ...this.#images.find(({ matches }) => matches(spec.image))?.behaviour,
      ...this.#containers.find(({ matches }) => matches(spec))?.behaviour,
    };
  }

  faultOf(call: EngineCall): Fault | undefined {
    return this.#faultOf(call);
  }
}

function matching(reference: string | RegExp): (subject: string) => boolean {
  return typeof reference === "string" ? (subject) => subject === reference : (subject) => reference.test(subject);
}
