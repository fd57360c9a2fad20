// down: the control plane ends, workloads go on; --all takes everything away that Muelle made on the machine.
import { asTyped, type Command, type CommandContext } from "../context.ts";
import { askHealth, findRunning, portFor, stopRunning } from "../control-plane.ts";
import { run } from "../host/programs.ts";
import { Problem } from "../problem.ts";
import { daemonArguments } from "../start.ts";

export interface Removed {
  readonly containers: number;
  readonly volumes: number;
  readonly images: number;
}

export const down: Command = {
  async run(context) {
    const { terminal, texts, flags } = context;
    const stopped = await stop(context);
    if (flags.has("all")) return { stopped, removed: await removeAll(context) };
    terminal.line(stopped ? texts.stopped(asTyped(context, "up")) : texts.wasDown(context.dataDirectory));
    if (!stopped) await tellOfOther(context);
    return { stopped };
  },
};

/** Whoever ran `sudo ./muelle up` has a control plane, but not in the home directory that is looked into without sudo. */
async function tellOfOther(context: CommandContext): Promise<void> {
  const { terminal, texts } = context;
  const port = portFor(context);
  const other = await askHealth(port);
  if (other) terminal.warn(texts.otherRuns(port, other.data));
}

/** False: none ran. */
export async function stop(context: CommandContext): Promise<boolean> {
  const running = await findRunning(context.dataDirectory);
  if (running) await context.terminal.step(context.texts.stopping, () => stopRunning(context, running));
  return running !== undefined;
}

export function removeAll(context: CommandContext): Promise<Removed> {
  const { terminal, texts } = context;
  return terminal.step(
    texts.removing,
    async () => {
      const { code, output } = await run(process.execPath, daemonArguments(context, "remove"));
      const last = output.trim().split("\n").at(-1) ?? "";
      const answer = last.startsWith("{") ? (JSON.parse(last) as Removed & { error?: string }) : undefined;
      if (code !== 0 || !answer || answer.error)
        throw new Problem("remove-failed", answer?.error ?? output, [asTyped(context, "doctor")]);
      return answer;
    },
    ({ containers, volumes, images }) => texts.removed(containers, volumes, images),
  );
}
