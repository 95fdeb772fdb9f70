// The page as one file: takes the atlas that it carries and shows it.

import { byId, mount } from "./app";
import { Atlas, type AtlasData } from "./atlas";
import type { World } from "./places/countries";

const atlas = new Atlas(JSON.parse(byId("atlas").textContent ?? "") as AtlasData);
document.documentElement.classList.add("live");
const outlines = document.getElementById("world")?.textContent;
if (atlas.events.size > 0) mount(atlas, outlines ? () => JSON.parse(outlines) as World : () => null);
