/* Tables that can be sorted, and the explorers over them. */
import { startExplorers } from "./explorer.js";
import { startSorting } from "./sort.js";

startSorting();
startExplorers();
