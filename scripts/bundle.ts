// Bundles the daemon and the command line into dist/, each AWS service a chunk of its own behind import(). Of the vendor's
// clients only the data modules go in: schemas, errors and enums; the command line takes whole clients.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";

const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

/** A client package's own index with every line dropped but its data modules. */
const schemasOnly: Plugin = {
  name: "schemas-only",
  setup(builder) {
    builder.onLoad({ filter: /@aws-sdk\/client-[a-z0-9-]+\/dist-es\/index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => /from "\.\/(schemas|models)\//.test(line))
        .join("\n"),
    }));
  },
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
await Promise.all([bundle("src/daemon/main.ts", "daemon", [schemasOnly]), bundle("src/cli/main.ts", "cli", [])]);
writeFileSync("dist/package.json", '{ "type": "module" }\n');
writeFileSync("dist/stamp", "");
