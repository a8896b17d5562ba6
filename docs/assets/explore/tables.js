/* Tables that can be sorted, and the explorers over them. */
import { startExplorers } from "./explorer.js";
import { startSorting } from "./sort.js";
import { startUnfolding } from "./unfold.js";

startSorting();
startExplorers();
startUnfolding();
