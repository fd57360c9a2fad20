// reset: as `down --all`, and the state is forgotten too.
import { rmSync } from "node:fs";
import type { Command } from "../context.ts";
import { removeAll, stop } from "./down.ts";

export const reset: Command = {
  async run(context) {
    const stopped = await stop(context);
    const removed = await removeAll(context);
    await context.terminal.step(context.texts.forgetting, async () =>
      rmSync(context.dataDirectory, { recursive: true, force: true }),
    );
    return { stopped, removed };
  },
};
