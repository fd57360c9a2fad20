// Builds the console into dist/console. Made beside it and moved in whole, so that a control plane that runs never serves half
// of it; the chunks of before stay beside the new ones for pages that are open.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { build } from "vite";

/** Longer than anybody keeps a page of an old version open. */
const staleMs = 7 * 24 * 3_600_000;
const home = "dist/console";

mkdirSync("dist", { recursive: true });
const draft = mkdtempSync("dist/draft-console-");
try {
  await build({
    configFile: "console/vite.config.ts",
    logLevel: "error",
    build: { outDir: join(process.cwd(), draft), emptyOutDir: true },
  });
  mkdirSync(join(home, "assets"), { recursive: true });
  for (const file of readdirSync(join(home, "assets"))) {
    const path = join(home, "assets", file);
    if (Date.now() - statSync(path).mtimeMs > staleMs) rmSync(path);
  }
  cpSync(join(draft, "assets"), join(home, "assets"), { recursive: true });
  for (const file of readdirSync(draft)) if (file !== "assets") renameSync(join(draft, file), join(home, file));
  writeFileSync(join(home, "stamp"), "");
} finally {
  if (existsSync(draft)) rmSync(draft, { recursive: true });
}
