/* What the tests want to see of the engine's insides: joined as an entry beside engine.js (engine_support.py). */
import { scored } from "./engine/scores.js";
import { stem } from "./engine/stem.js";
import { TextIndex } from "./engine/text-index.js";
import { normalise, runs, termsOf } from "./engine/tokens.js";

window.parts = { TextIndex, normalise, runs, scored, stem, termsOf };
