/* The program for large atlases, which loads names, figures and relations a few entries at a time: loaded by the engine when names.js says
   that the atlas is large. */
import { Stretches } from "./stretches/stretches.js";

window.atlas.register("stretches", null, Stretches);
