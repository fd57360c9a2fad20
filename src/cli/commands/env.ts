// env: lines for a POSIX shell to evaluate.
import { awsEnvironment, unsetVariables } from "../aws-environment.ts";
import type { Command } from "../context.ts";
import { mustRun } from "../control-plane.ts";
import { tooOldAwsCli } from "../host/aws-cli.ts";

/** For an AWS CLI that does not know AWS_ENDPOINT_URL. One word, so that it is one in zsh too. */
const awsFunction = 'aws() { command aws ${AWS_ENDPOINT_URL:+"--endpoint-url=$AWS_ENDPOINT_URL"} "$@"; }';

export const env: Command = {
  async run(context) {
    const { terminal } = context;
    const { endpoint } = await mustRun(context);
    const variables = awsEnvironment(endpoint);
    terminal.line(`unset ${unsetVariables.join(" ")}`);
    for (const [name, value] of Object.entries(variables)) terminal.line(`export ${name}=${value}`);
    if (tooOldAwsCli()) terminal.line(awsFunction);
    return { variables, unset: unsetVariables };
  },
};
