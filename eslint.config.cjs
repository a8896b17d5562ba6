/* Style of the JavaScript, run by `scripts/check --code`. Node finds the packages in NODE_PATH, which is that of locks/npm-code. */
const js = require("@eslint/js");
const globals = require("globals");

const MOST = 12; // ways through a function
const LONGEST_FUNCTION = 40; // lines, as in Python
const LONGEST_MODULE = 300;

module.exports = [
  js.configs.recommended,
  {
    rules: {
      complexity: ["error", MOST],
      eqeqeq: "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["docs/assets/**/*.js"],
    languageOptions: { ecmaVersion: 2020, sourceType: "module", globals: globals.browser },
    rules: { "max-lines": ["error", LONGEST_MODULE], "max-lines-per-function": ["error", LONGEST_FUNCTION] },
  },
  {
    files: ["scripts/lib/**/*.js", "tests/edge/*.js"], // run in a page as they are
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, MiniSearch: "readonly", pinyinPro: "readonly" },
    },
  },
  {
    files: ["tests/search/*.js", "*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
  },
  {
    files: ["tests/search/parts.js", "tests/search/ui_parts.js"], // joined with the engine's modules
    languageOptions: { ecmaVersion: 2020, sourceType: "module", globals: globals.browser },
  },
];
