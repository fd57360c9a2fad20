// logs: the control plane's own log, whole; --follow goes on as it grows. With --json, its last entries.
import { createReadStream, existsSync, watch } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { asTyped, type Command } from "../context.ts";
import { logFile } from "../control-plane.ts";
import { Problem } from "../problem.ts";

const mostEntries = 100;

export const logs: Command = {
  async run(context) {
    const { dataDirectory, texts, json, flags } = context;
    const file = logFile(dataDirectory);
    if (!existsSync(file)) throw new Problem("no-log", texts.noLog(file), [asTyped(context, "up")]);
    if (json && flags.has("follow"))
      throw new Problem("usage", texts.followIsNoJson, [asTyped(context, "logs --follow")], 2);
    if (json) return { file, entries: lastEntries(await readFile(file, "utf8")) };
    const end = await print(file, 0);
    if (flags.has("follow")) await follow(file, end);
    return undefined;
  },
};

/** A line that was cut short by a crash is left out. */
function lastEntries(text: string): unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .slice(-mostEntries)
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
}

/** From `start`; returns where it ended. */
async function print(file: string, start: number): Promise<number> {
  const { size } = await stat(file);
  if (size > start)
    for await (const chunk of createReadStream(file, { start, end: size - 1 })) process.stdout.write(chunk as Buffer);
  return size;
}

async function follow(file: string, from: number): Promise<void> {
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
