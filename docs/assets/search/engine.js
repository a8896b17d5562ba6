/* The program that searches: loaded by gate.js when somebody turns to the search. */
import { Program } from "./engine/api.js";

window.atlas.register("engine", null, Program);
