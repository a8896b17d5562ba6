/* The search on every page: the contract of gate.js, and the box over it. */
import { search } from "./gate.js";
import { register } from "./registry.js";
import { startBox } from "./ui/box.js";

window.atlas = Object.assign(window.atlas || {}, { register, search });
startBox();
