/* What the tests want to see of the engine's insides: joined as an entry beside engine.js (engine_support.py). */
import { Text } from "./engine/fulltext.js";
import { stem } from "./engine/stem.js";
import { normalise, runs, termsOf } from "./engine/tokens.js";

window.parts = { Text, normalise, runs, stem, termsOf };
