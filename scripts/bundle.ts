// Bundles the daemon and the command line into dist/, each AWS service a chunk of its own behind import(). Of the vendor's
// clients only the data modules go in: schemas, errors and enums; the command line takes whole clients.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { vendorData } from "./vendor-data.ts";

const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

async function bundle(entry: string, name: string, outdir: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints: [{ in: entry, out: name }],
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: `${name}-[name]-[hash]`,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    conditions: ["module"],
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "error",
    banner,
    plugins,
  });
}

/**
 * A control plane that runs loads its chunks when it first needs them, from dist/ as it was when it started, and two launchers
 * may bundle at once: so files are moved in whole, entries last, and chunks of before stay for a while.
 */
function moveIn(draft: string, entries: readonly string[]): void {
  const made = readdirSync(draft).sort((one, other) => entries.indexOf(one) - entries.indexOf(other));
  for (const file of made) renameSync(join(draft, file), join("dist", file));
  for (const file of readdirSync("dist")) {
    const path = join("dist", file);
    if (Date.now() - statSync(path).mtimeMs > staleMs) rmSync(path, { recursive: true, force: true });
  }
}

/** Longer than anybody keeps a control plane of an old version running. */
const staleMs = 7 * 24 * 3_600_000;

mkdirSync("dist", { recursive: true });
const draft = mkdtempSync("dist/draft-");
await Promise.all([
  bundle("src/daemon/main.ts", "daemon", draft, [vendorData]),
  bundle("src/cli/main.ts", "cli", draft, []),
]);
writeFileSync(join(draft, "package.json"), '{ "type": "module" }\n');
writeFileSync(join(draft, "stamp"), "");
moveIn(draft, ["package.json", "daemon.js", "cli.js", "stamp"]);
rmSync(draft, { recursive: true });
