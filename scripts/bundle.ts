// Bundles the daemon and the command line into dist/, each AWS service a chunk of its own behind import(). Of the vendor's
// clients only the data modules go in: schemas, errors and enums; the command line takes whole clients.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";
import { vendorData } from "./vendor-data.ts";

const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

async function bundle(entry: string, name: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints: [{ in: entry, out: name }],
    outdir: "dist",
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

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist", { recursive: true });
await Promise.all([bundle("src/daemon/main.ts", "daemon", [vendorData]), bundle("src/cli/main.ts", "cli", [])]);
writeFileSync("dist/package.json", '{ "type": "module" }\n');
writeFileSync("dist/stamp", "");
