/* The page of results. */
import { startPage } from "./ui/page.js";

startPage();
