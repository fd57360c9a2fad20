// console: a fresh sign-in link, opened in the browser where there is one.
import { spawn } from "node:child_process";
import { newConsoleLink } from "../console-link.ts";
import type { Command, CommandContext } from "../context.ts";
import { mustRun } from "../control-plane.ts";
import { findProgram } from "../host/programs.ts";

export const console: Command = {
  async run(context) {
    const { terminal, texts } = context;
    const link = await newConsoleLink(context, await mustRun(context));
    terminal.line(link.url);
    const opener = openerFor(context);
    if (opener) {
      open(opener, link.url);
      terminal.line(texts.openingBrowser);
    }
    return link;
  },
};

/** Only for a person at a desktop: a link that a script asked for is the script's to use. */
function openerFor({ json }: CommandContext): string | undefined {
  const hasDesktop = Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
  return process.stdout.isTTY === true && !json && hasDesktop ? findProgram("xdg-open") : undefined;
}

/** The link is on the screen, so it does not matter when no browser comes. */
function open(opener: string, url: string): void {
  const child = spawn(opener, [url], { detached: true, stdio: "ignore" });
  child.once("error", () => {});
  child.unref();
}
