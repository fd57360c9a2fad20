// env: export lines for a POSIX shell.
import { awsEnvironment } from "../aws-environment.ts";
import type { Command } from "../context.ts";
import { mustRun } from "../control-plane.ts";

export const env: Command = {
  async run(context) {
    const { endpoint } = await mustRun(context);
    const variables = awsEnvironment(endpoint);
    for (const [name, value] of Object.entries(variables)) context.terminal.line(`export ${name}=${value}`);
    return { variables };
  },
};
