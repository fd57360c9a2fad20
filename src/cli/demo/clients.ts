// The vendor's clients and docker, pointed here: the demo has no other way in.
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { IAMClient } from "@aws-sdk/client-iam";
import { join } from "node:path";
import { clientOptions } from "../aws-environment.ts";
import { asTyped, type CommandContext } from "../context.ts";
import { findProgram, run, type RunOptions } from "../host/programs.ts";
import { Problem } from "../problem.ts";

export interface Clients {
  readonly ecs: ECSClient;
  readonly ecr: ECRClient;
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  /** Runs docker with a configuration of its own, so that the user's log-ins stay as they are. Throws when it fails. */
  docker(words: readonly string[], input?: RunOptions["input"]): Promise<string>;
  close(): void;
}

export function openClients(context: CommandContext, endpoint: string): Clients {
  const { texts, dataDirectory } = context;
  const options = clientOptions(endpoint);
  const clients = {
    ecs: new ECSClient(options),
    ecr: new ECRClient(options),
    ec2: new EC2Client(options),
    iam: new IAMClient(options),
  };
  return {
    ...clients,
    async docker(words, input) {
      const program = findProgram("docker");
      if (!program) throw new Problem("no-docker-client", texts.demo.noDocker, ["apt-get install docker.io"]);
      const environment = { ...process.env, DOCKER_CONFIG: join(dataDirectory, "docker") };
      const { code, output } = await run(program, words, { environment, ...(input && { input }) });
      if (code !== 0)
        throw new Problem("docker-failed", texts.demo.commandFailed(`docker ${words.join(" ")}`, output.trim()), [
          asTyped(context, "doctor"),
        ]);
      return output;
    },
    close() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
