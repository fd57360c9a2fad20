// aws: the installed AWS CLI, pointed here; its exit code is ours.
import { spawn } from "node:child_process";
import { awsEnvironment } from "../aws-environment.ts";
import type { Command } from "../context.ts";
import { mustRun } from "../control-plane.ts";
import { findProgram } from "../host/programs.ts";
import { Problem } from "../problem.ts";

export const aws: Command = {
  async run(context) {
    const program = findProgram("aws");
    if (!program)
      throw new Problem("no-aws-cli", context.texts.noAwsCli, [
        "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
      ]);
    const { endpoint } = await mustRun(context);
    const environment: NodeJS.ProcessEnv = { ...process.env, ...awsEnvironment(endpoint) };
    delete environment["AWS_PROFILE"];
    delete environment["AWS_SESSION_TOKEN"];
    // AWS_ENDPOINT_URL is known to version 2.13 and newer only; a user's own --endpoint-url comes later and counts.
    const child = spawn(program, ["--endpoint-url", endpoint, ...context.words], {
      stdio: "inherit",
      env: environment,
    });
    process.exitCode = await new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
    return undefined;
  },
};
