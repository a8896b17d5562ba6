/* The program that searches: loaded by gate.js when somebody turns to the search. */
import { SearchProgram } from "./engine/api.js";

window.atlas.register("engine", null, SearchProgram);
