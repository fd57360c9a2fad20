// aws: the installed AWS CLI, pointed here; its exit code is ours.
import { spawn } from "node:child_process";
import { awsEnvironment, unsetVariables } from "../aws-environment.ts";
import type { Command, CommandContext } from "../context.ts";
import { mustRun } from "../control-plane.ts";
import { findProgram, run } from "../host/programs.ts";
import { Problem } from "../problem.ts";

export const aws: Command = {
  async run(context) {
    const program = findProgram("aws");
    if (!program)
      throw new Problem("no-aws-cli", context.texts.noAwsCli, [
        "apt-get install awscli",
        "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
      ]);
    const { endpoint } = await mustRun(context);
    const environment: NodeJS.ProcessEnv = { ...process.env, ...awsEnvironment(endpoint) };
    for (const name of unsetVariables) delete environment[name];
    // AWS_ENDPOINT_URL is known to version 2.13 and newer only; a user's own --endpoint-url comes later and counts.
    const call = { program, words: ["--endpoint-url", endpoint, ...context.words], environment };
    return context.json ? captured(context, call) : passedOn(call);
  },
};

interface Call {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

async function passedOn({ program, words, environment }: Call): Promise<undefined> {
  const child = spawn(program, words, { stdio: "inherit", env: environment });
  process.exitCode = await new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return undefined;
}

/** The AWS CLI's answer within ours: as JSON where it is, else as text. */
async function captured({ texts }: CommandContext, { program, words, environment }: Call) {
  const { code, output } = await run(program, words, { environment });
  if (code === 0) return { answer: parsed(output) };
  throw new Problem("aws-failed", texts.awsFailed(code, output.trim()), [], code);
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return output.trim();
  }
}
