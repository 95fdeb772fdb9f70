// Bundles the map into src/storyatlas/render/assets/, or (--tests) the unit tests into build/.
import { build } from "esbuild";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { world } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const common = { bundle: true, legalComments: "none", logLevel: "warning", charset: "utf8" };

if (process.argv.includes("--tests")) {
  const folder = join(here, "tests");
  await build({
    ...common,
    entryPoints: readdirSync(folder).filter((name) => name.endsWith(".test.ts")).map((name) => join(folder, name)),
    outdir: join(here, "..", "build", "frontend-tests"),
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
  });
} else {
  const assets = join(here, "..", "src", "storyatlas", "render", "assets");
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(assets, "world.json"), JSON.stringify(world()));
  await build({
    ...common,
    entryPoints: [join(here, "src", "page.ts"), join(here, "src", "page.css")],
    outdir: assets,
    minify: true,
    format: "iife",
    target: ["es2022", "chrome110", "firefox115", "safari16.4"],
  });
}
