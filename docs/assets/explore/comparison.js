/* The comparison of places. */
import { startComparisons } from "./compare.js";

startComparisons();
