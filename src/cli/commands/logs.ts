// logs: the control plane's own log, whole; --follow goes on as it grows.
import { createReadStream, existsSync, watch } from "node:fs";
import { stat } from "node:fs/promises";
import type { Command, CommandContext } from "../context.ts";
import { logFile } from "../control-plane.ts";
import { Problem } from "../problem.ts";

export const logs: Command = {
  async run(context) {
    const file = logFile(context.dataDirectory);
    if (!existsSync(file)) throw new Problem("no-log", context.texts.noLog(file), ["./muelle up"]);
    if (context.json) return { file };
    const end = await print(file, 0);
    if (context.flags.has("follow")) await follow(context, file, end);
    return undefined;
  },
};

/** From `start`; returns where it ended. */
async function print(file: string, start: number): Promise<number> {
  const { size } = await stat(file);
  if (size > start)
    for await (const chunk of createReadStream(file, { start, end: size - 1 })) process.stdout.write(chunk as Buffer);
  return size;
}

async function follow(_context: CommandContext, file: string, from: number): Promise<void> {
  let at = from;
  const watcher = watch(file, { persistent: true });
  let printing = Promise.resolve();
  watcher.on("change", () => {
    printing = printing.then(async () => void (at = await print(file, at)));
  });
  await new Promise<void>((resolve) => process.once("SIGINT", resolve));
  watcher.close();
  await printing;
}
