// reset: as `down --all`, and the state is forgotten too.
import type { Command } from "../context.ts";
import { forgetState } from "../forget-state.ts";
import { removeAll, stop } from "./down.ts";

export const reset: Command = {
  async run(context) {
    const stopped = await stop(context);
    const removed = await removeAll(context);
    const stays = await context.terminal.step(context.texts.forgetting, async () => forgetState(context.dataDirectory));
    if (stays.length > 0) context.terminal.warn(context.texts.othersStay(context.dataDirectory, stays.join(", ")));
    return { stopped, removed };
  },
};
