// The page as one file: takes the atlas that it carries and shows it.

import { byId, mount } from "./app";
import { Atlas, type AtlasData } from "./atlas";

const atlas = new Atlas(JSON.parse(byId("atlas").textContent ?? "") as AtlasData);
document.documentElement.classList.add("live");
if (atlas.events.size > 0) mount(atlas);
