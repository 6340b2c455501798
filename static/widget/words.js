const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt"];

/** What the widget says of its own accord, in its visitor's language, once that is known. */
export const WORDS = {};

/**
 * Takes the language of the page, or of the visitor's browser where there are no words in that.
 *
 * @returns {Promise<void>} once the words are there
 */
export async function speak() {
  const locale = [document.documentElement.lang, ...navigator.languages].map(proper).find((tag) => LANGUAGES.includes(language(tag))) ?? "en";
  const { words } = await import(`./words/${language(locale)}.js`);
  Object.assign(WORDS, words, { locale });
}

/** Pages write what they like, such as `fr_FR`. */
function proper(tag) {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? "";
  } catch {
    return "";
  }
}

function language(tag) {
  return tag.split("-")[0];
}
