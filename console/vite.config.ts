// How the console is built: into dist/console, with its fonts as files of their own and a compressed sibling of every file.
import { readFileSync, writeFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build as bundle } from "esbuild";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Cloudscape's global styles carry Open Sans as data URIs: every visitor would load all eight faces before the first line is
 * drawn. As files, only the faces that the page uses are loaded, and the policy needs no `data:` for fonts.
 */
function fontsAsFiles(): Plugin {
  return {
    name: "fonts-as-files",
    enforce: "pre",
    load(id) {
      const [file = ""] = id.split("?");
      if (!file.endsWith("@cloudscape-design/global-styles/index.css")) return undefined;
      let count = 0;
      return readFileSync(file, "utf8").replaceAll(
        /url\(["']?data:[^;,]+;(?:charset=[^;,]+;)?base64,([A-Za-z0-9+/=]+)["']?\)/g,
        (_whole, base64: string) => {
          const source = Buffer.from(base64, "base64");
          const reference = this.emitFile({ type: "asset", name: `open-sans-${count++}.woff2`, source });
          return `url(__VITE_ASSET__${reference}__)`;
        },
      );
    },
  };
}

/** src/app/theme.ts, run here; the page gets what it gives as a plain style sheet. */
function ownColours(): Plugin {
  const name = "virtual:own-colours.css";
  return {
    name: "own-colours",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const made = await bundle({
        entryPoints: [join(here, "src/app/theme.ts")],
        bundle: true,
        format: "esm",
        mainFields: ["module", "main"],
        write: false,
      });
      const code = Buffer.from(made.outputFiles[0]?.contents ?? []).toString("base64");
      const theme = (await import(`data:text/javascript;base64,${code}`)) as { readonly stylesheet: () => string };
      return theme.stylesheet();
    },
  };
}

/** What the daemon serves to browsers that take it; made once here instead of at each request. */
function compressedSiblings(): Plugin {
  const worthwhile = /\.(js|css|html|svg|json|txt)$/;
  return {
    name: "compressed-siblings",
    apply: "build",
    async writeBundle({ dir = "" }) {
      const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => worthwhile.test(name));
      await Promise.all(
        files.map(async (name) => {
          const path = join(dir, name);
          if (!statSync(path).isFile()) return;
          const bytes = readFileSync(path);
          const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
          writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, quality));
          writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  root: here,
  plugins: [react(), fontsAsFiles(), ownColours(), compressedSiblings()],
  build: {
    outDir: join(here, "../dist/console"),
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    // Modules are few and local: a polyfill would be an inline script, which the policy forbids.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
