/* The page of results. */
import { startPage } from "./ui/results-page.js";

startPage();
