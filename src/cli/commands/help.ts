// help, and version: what there is to type, and what this is.
import type { Command } from "../context.ts";
import { helps } from "../texts/index.ts";

export const help: Command = {
  async run({ terminal, texts, language, words: [command] }) {
    const known: Readonly<Record<string, string>> = helps[language];
    const usage = command === undefined ? texts.usage : (known[command] ?? texts.usage);
    terminal.line(usage);
    return { usage };
  },
};

export const version: Command = {
  async run({ terminal, version: muelle }) {
    terminal.line(`muelle ${muelle}`);
    return { muelle, node: process.version };
  },
};
