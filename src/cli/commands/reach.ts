// reach: from a browser on this machine to a task, link by link, asked of Muelle's own API; ends with 1 when a link is broken.
import type { Check } from "../../model/reachability/chain.ts";
import type { BrokenCode, CodeFacts, Link, LinkCode } from "../../model/reachability/link.ts";
import { parseArn } from "../../model/arn.ts";
import { asTyped, type Command, type CommandContext } from "../context.ts";
import { mustRun } from "../control-plane.ts";
import { callMuelle, MuelleApiError } from "../muelle-api.ts";
import { Problem } from "../problem.ts";
import { fixCommand } from "../reach/fix-command.ts";
import { notThere } from "../reach/not-there.ts";
import { reachTexts } from "../texts/index.ts";

interface Answer {
  readonly taskArn: string;
  readonly address?: string;
  readonly clientAddress: string;
  readonly checks: readonly Check[];
}

const misused = 2;

export const reach: Command = {
  async run(context) {
    const texts = reachTexts[context.language];
    const [task] = context.words;
    if (task === undefined) throw new Problem("usage", texts.noTask, [asTyped(context, "help reach")], misused);
    const answer = await ask(context, task);
    const taskId = answer.taskArn.split("/").at(-1) ?? "";
    if (answer.checks.length === 0)
      throw new Problem("no-ports", texts.noPorts(taskId), [asTyped(context, `reach ${task} --container-port 80`)]);
    context.terminal.line(texts.title(taskId, answer.clientAddress));
    for (const check of answer.checks) tell(context, check, parseArn(answer.taskArn)?.region);
    if (answer.checks.some(({ firstBroken }) => firstBroken !== undefined)) process.exitCode = 1;
    return answer;
  },
};

async function ask(context: CommandContext, task: string): Promise<Answer> {
  const { endpoint, port } = await mustRun(context);
  if (context.port !== undefined && context.port !== port)
    throw new Problem(
      "usage",
      reachTexts[context.language].wrongPort(context.port, port),
      [asTyped(context, `reach ${task} --container-port ${context.port}`)],
      misused,
    );
  const input = { task, cluster: context.cluster, port: context.containerPort };
  const region = parseArn(task)?.region;
  try {
    return await callMuelle<Answer>(endpoint, "reachability", input, { region });
  } catch (thrown) {
    if (!(thrown instanceof MuelleApiError) || thrown.status >= 500) throw thrown;
    throw await notThere(context, endpoint, task, thrown);
  }
}

function tell(context: CommandContext, { url, port, protocol, links, firstBroken }: Check, region?: string): void {
  const { terminal, language } = context;
  const texts = reachTexts[language];
  terminal.line();
  terminal.line(url ?? `${protocol.toUpperCase()} ${port}`);
  for (const { id, status, code, facts } of links)
    terminal.check(
      status === "not-checked" ? undefined : status === "ok",
      `${texts.links[id]}: ${say(texts.codes, code, facts)}`,
    );
  const broken = links.find(({ id }) => id === firstBroken);
  if (broken) terminal.warn(texts.notReached(port));
  if (broken) mend(context, broken, region);
  else if (url !== undefined && links.at(-1)?.status === "ok") terminal.line(texts.reached(url));
}

/** The words of a code, for its facts. */
const say = <Code extends LinkCode>(
  words: { readonly [C in LinkCode]: (facts: CodeFacts[C]) => string },
  code: Code,
  facts: CodeFacts[Code],
): string => words[code](facts);

function mend(context: CommandContext, { code, facts }: Link, region?: string): void {
  const { terminal, language } = context;
  const { fixes } = reachTexts[language];
  const fix = (fixes as Partial<Record<LinkCode, (its: object) => string>>)[code as BrokenCode];
  if (fix) terminal.line(`    → ${fix(facts)}`);
  const command = fixCommand(code, facts as never);
  if (command === undefined) return;
  const elsewhere =
    command.startsWith("aws ") && region !== undefined && region !== "us-east-1" ? ` --region ${region}` : "";
  terminal.line(`      ${asTyped(context, command)}${elsewhere}`);
}
