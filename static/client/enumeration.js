const MOST_NAMES = 3;

/**
 * @param {string[]} names
 * @param {string} language
 * @param {(count: number) => string} others in words
 * @returns {string} the first names, and how many more there are
 */
export function enumerated(names, language, others) {
  const more = names.length - MOST_NAMES;
  const named = more > 0 ? [...names.slice(0, MOST_NAMES), others(more)] : names;
  return new Intl.ListFormat(language, { type: "conjunction" }).format(named);
}
