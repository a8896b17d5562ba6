/* The program that reads sentences: loaded by the engine when a query finds no name, or asks for something. */
import { Sentences } from "./engine/sentences.js";

window.atlas.register("sentences", null, Sentences);
