/* The citations of one figure: what it says, filled into the forms that hooks/atlas/exports/figures.py writes. */

import { filled } from "../words.js";

/** @import { Lang } from "../page/language.js" */

/** @typedef {{name: string, text: string, code: boolean}} Form `code`: its line ends matter */
/** @typedef {{title: string, sentence: string, source: string, tex?: [string, string]}} Said `tex`: title and source for TeX, if they differ */
/** @typedef {{address: string, zh: [Form[], Form[]], en: [Form[], Form[]]}} Forms those with an address, and those without one */

/**
 * Where a figure stands; "" for a copy on a disk, whose address nobody else can open.
 * @param {string} id of the figure, `regions/haian#standing-2022`
 * @param {Lang} lang
 * @param {string} address of the site, if one is set
 * @param {string} home where the site was opened
 */
export function figureAddress(id, lang, address, home) {
  const [entity, key] = id.split("#");
  const root = address || (/^https?:/.test(home) ? home : "");
  return root && `${root}${lang}/${entity}/#${key}`;
}

/**
 * Every form of the citation, ready to be copied.
 * @param {Forms} forms
 * @param {Record<Lang, Said>} said
 * @param {string} id
 * @param {Lang} lang
 * @param {string} home
 * @returns {Form[]}
 */
export function figureTexts(forms, said, id, lang, home) {
  const { title, sentence, source, tex } = said[lang];
  const url = figureAddress(id, lang, forms.address, home);
  const [textitle, texsource] = tex || [title, source];
  const values = { title, sentence, source, textitle, texsource, url, key: id.replace(/[/#]/g, "-") };
  const [online, offline] = forms[lang];
  return (url ? online : offline).map((form) => ({ ...form, text: filled(form.text, values) }));
}
