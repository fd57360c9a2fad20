// Draws docs/task-life-cycle.md from the table of transitions that the store enforces.
//   node scripts/task-life-cycle.ts            writes it
//   node scripts/task-life-cycle.ts --check    fails when it is stale
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transitions } from "../src/model/ecs/task-life-cycle.ts";

export const pageFile = fileURLToPath(new URL("../docs/task-life-cycle.md", import.meta.url));

/** In Mermaid a semicolon ends a statement. */
const label = (text: string): string => text.replaceAll(";", ",");

/** The whole page. */
export function page(): string {
  const arrows = transitions.map(({ from, to, owner, when }) => `  ${from} --> ${to}: ${owner}, ${label(when)}`);
  const rows = transitions.map(({ from, to, owner, when }) => `| ${from} | ${to} | ${owner} | ${when} |`);
  return `# The life of a task

Drawn by \`node scripts/task-life-cycle.ts\` from \`src/model/ecs/task-life-cycle.ts\`; do not edit.

Every step has one owner, and the store refuses it from anybody else. Whoever wants a task to stop only says so
(\`desiredStatus\` STOPPED with a stop code and a reason, of which the first stays); its owner then moves it. ECS also has
ACTIVATING and DEACTIVATING, for load balancers and service discovery; they come with these.

\`\`\`mermaid
stateDiagram-v2
  [*] --> PROVISIONING: RunTask, or a service needs it
${arrows.join("\n")}
  STOPPED --> [*]: task-cleaner, an hour later
\`\`\`

| From | To | Owner | When |
| --- | --- | --- | --- |
${rows.join("\n")}

A task that was interrupted by the death of the control plane stays in its state and is taken over by the same owner.
`;
}

function main(): void {
  if (!process.argv.includes("--check")) return writeFileSync(pageFile, page());
  if (readFileSync(pageFile, "utf8") === page()) return;
  console.error("docs/task-life-cycle.md is stale: run node scripts/task-life-cycle.ts");
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
