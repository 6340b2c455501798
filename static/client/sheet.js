const sheets = new Map();

/**
 * Lets a style sheet apply in a place, once.
 *
 * @param {Document | ShadowRoot} place
 * @param {string} css
 */
export function addStyle(place, css) {
  if (!sheets.has(css)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  const sheet = sheets.get(css);
  if (!place.adoptedStyleSheets.includes(sheet)) place.adoptedStyleSheets = [...place.adoptedStyleSheets, sheet];
}
