// From the start of the process to the first answered request, and what the house takes when it does nothing; beside a Node
// that does nothing at all.
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { clientOptions, openHouse, percentile, residentMiB } from "./house.ts";

export interface StartBench {
  /** Median time to the first answer over that of `node -e 0`. */
  readonly ratioToBareNode: number;
  readonly idleMiB: number;
  readonly samples: {
    readonly firstAnswerMs: readonly number[];
    readonly bareNodeMs: readonly number[];
    readonly idleMiB: readonly number[];
  };
}

export async function benchStart(rounds = 7): Promise<StartBench> {
  const firstAnswerMs: number[] = [];
  const bareNodeMs: number[] = [];
  const idleMiB: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bareNodeMs.push(await bareNode());
    const house = await openHouse("simulated");
    const sts = new STSClient(clientOptions(house));
    const askedAt = performance.now();
    await sts.send(new GetCallerIdentityCommand({}));
    firstAnswerMs.push(house.readyMs + performance.now() - askedAt);
    sts.destroy();
    idleMiB.push(residentMiB(house.pid));
    await house.close();
  }
  return {
    ratioToBareNode: percentile(firstAnswerMs, 0.5) / percentile(bareNodeMs, 0.5),
    idleMiB: percentile(idleMiB, 0.5),
    samples: { firstAnswerMs, bareNodeMs, idleMiB },
  };
}

async function bareNode(): Promise<number> {
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, ["-e", "0"]);
  return performance.now() - startedAt;
}
