// A link that signs a browser in to the console, asked of the control plane through its public API.
import { asTyped, type CommandContext } from "./context.ts";
import type { Running } from "./control-plane.ts";
import { callMuelle, MuelleApiError } from "./muelle-api.ts";
import { Problem } from "./problem.ts";

export interface ConsoleLink {
  /** Good once. */
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Throws a Problem `no-console` when the control plane that runs is of a version before the console. */
export async function newConsoleLink(context: CommandContext, { endpoint }: Running): Promise<ConsoleLink> {
  try {
    const { url, expiresAt } = await callMuelle<ConsoleLink>(endpoint, "sign-in-links");
    return { url, expiresAt };
  } catch (thrown) {
    if (!(thrown instanceof MuelleApiError) || thrown.status !== 404) throw thrown;
    throw new Problem("no-console", context.texts.noConsole, [asTyped(context, "down"), asTyped(context, "up")]);
  }
}
