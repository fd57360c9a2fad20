// The prober of a real machine: a TCP connection with one GET over it, from this machine to an address of its public pool, and
// nowhere else.
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import type { Clock, Timer } from "../../kit/clock.ts";
import { MachineError } from "../../kit/machine-error.ts";
import { publicPool } from "../pool.ts";
import type { HttpAnswer, Patience, Probed, Prober, Target } from "../prober.ts";
import { listeningSockets } from "./listening-sockets.ts";

export interface KernelProberOptions {
  /** CIDR. */
  readonly publicPool: string;
  readonly clock: Clock;
  /** The process id of a running container on this machine. */
  readonly processOf: (containerId: string) => Promise<number | undefined>;
}

export function kernelProber({ publicPool: cidr, clock, processOf }: KernelProberOptions): Prober {
  const pool = publicPool(cidr);
  return {
    async probe(target, patience) {
      if (!pool.isForInterfaces(target.address))
        throw new MachineError(
          "invalid",
          `${target.address} is not an address that the pool ${cidr} gives to interfaces`,
        );
      return await new Probe(clock, target, patience).result;
    },
    async listeners(containerId) {
      const pid = await processOf(containerId);
      return pid === undefined ? undefined : await listeningSockets(pid);
    },
  };
}

/** One connection, from its first packet to the first byte of the answer. */
class Probe {
  readonly result: Promise<Probed>;
  readonly #clock: Clock;
  readonly #patience: Patience;
  #timer: Timer;
  #settle: (probed: Probed) => void = () => {};
  /** Undefined: no connection yet. */
  #connectedAtMs: number | undefined;

  constructor(clock: Clock, { address, port }: Target, patience: Patience) {
    this.#clock = clock;
    this.#patience = patience;
    const get = request({
      host: address,
      port,
      path: "/",
      agent: false,
      headers: { accept: "*/*", "user-agent": "Muelle", connection: "close" },
    });
    this.result = new Promise((resolve) => {
      this.#settle = (probed) => {
        this.#timer.cancel();
        get.destroy();
        resolve(probed);
      };
    });
    this.#timer = clock.after(patience.connectMs, () => this.#settle({ connection: "silent" }));
    this.#follow(get);
  }

  #follow(get: ClientRequest): void {
    get.once("socket", (socket: Socket) => socket.once("connect", () => this.#connected()));
    get.once("response", ({ statusCode = 0 }: IncomingMessage) =>
      this.#answered({ answer: "status", status: statusCode, firstByteMs: this.#sinceConnectedMs() }),
    );
    get.on("error", (error: ParserError) => this.#failed(error));
    get.end();
  }

  #connected(): void {
    this.#connectedAtMs = this.#clock.nowMs();
    this.#timer.cancel();
    this.#timer = this.#clock.after(this.#patience.answerMs, () =>
      this.#answered({ answer: "none", waitedMs: this.#patience.answerMs }),
    );
  }

  #failed(error: ParserError): void {
    if (this.#connectedAtMs !== undefined) {
      const { code = "", rawPacket } = error;
      const isForeign = code.startsWith("HPE_") && rawPacket && rawPacket.length > 0;
      return this.#answered(isForeign ? { answer: "not-http", received: printable(rawPacket) } : { answer: "closed" });
    }
    const { code = error.message } = error;
    if (code === "ECONNREFUSED") this.#settle({ connection: "refused" });
    else if (code === "ETIMEDOUT") this.#settle({ connection: "silent" });
    else this.#settle({ connection: "unreachable", reason: code });
  }

  #answered(http: HttpAnswer): void {
    this.#settle({ connection: "open", http });
  }

  #sinceConnectedMs(): number {
    return Math.max(0, this.#clock.nowMs() - (this.#connectedAtMs ?? this.#clock.nowMs()));
  }
}

/** What Node's HTTP parser throws at something that is no HTTP. */
interface ParserError extends NodeJS.ErrnoException {
  readonly rawPacket?: Buffer;
}

const mostShown = 80;

/** One line of ASCII; whatever else there is becomes a dot. */
const printable = (bytes: Buffer): string =>
  bytes
    .subarray(0, mostShown)
    .toString("latin1")
    .trimEnd()
    .replace(/[^\x20-\x7e]/g, ".");
