// The addresses of the console, from the table that it routes by: a new page is a new address here by itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../house.ts";

/** "ecs/clusters/:cluster/:tab?" and so on, as the table in console/src/app/routes.tsx has them. */
export function routePaths(): readonly string[] {
  const text = readFileSync(join(root, "console/src/app/routes.tsx"), "utf8");
  const table = /table[^=]*= \{\n(.*?)\n\};/s.exec(text)?.[1] ?? assert.fail("no table in routes.tsx");
  const paths = [...table.matchAll(/^\s*"([^"]*)":/gm)].map(([, path = ""]) => path);
  assert.ok(paths.length > 40, String(paths));
  return paths;
}

/**
 * An address that exists: each `:name` by its value, without the `:tab?` (the page's first tab). Errors: the table has a
 * parameter that the content does not know.
 */
export function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  const parts = path.split("/").flatMap((part) => {
    if (part === ":tab?") return [];
    if (!part.startsWith(":")) return [part];
    const value = values[part.slice(1)];
    return [encodeURIComponent(value ?? assert.fail(`routes.tsx: a new parameter ${part}: add it to content.ts`))];
  });
  return `/${parts.join("/")}`;
}
