const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const ENTITY = /&(#x?[0-9a-f]+|\w+);/gi;
const LINK = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}]/g;

/**
 * What someone typed, as the HTML that a post carries.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeText(text) {
  return text.replace(/[&<>]/g, (sign) => ESCAPES[sign]).replace(/\r?\n/g, "<br>");
}

/**
 * The words of a message body, for previews and comparisons; never to be used as HTML.
 *
 * @param {string} html sanitised by the server
 * @returns {string} without tags; line breaks become single spaces
 */
export function plainText(html) {
  return html
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, " ")
    .replace(/<[^>]*>/g, "")
    .replace(ENTITY, (entity, name) => decoded(name) ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * A message body as its author may change it: words and line breaks.
 *
 * @param {string} html sanitised by the server
 * @returns {string}
 */
export function editableText(html) {
  return html
    .replace(/\s+/g, " ")
    .replace(/<br\b[^>]*>|<\/(p|div|li|pre|h\d)>(?!\s*$)/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(ENTITY, (entity, name) => decoded(name) ?? entity)
    .trim();
}

function decoded(name) {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
  const code = name[1].toLowerCase() === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/**
 * @param {string} text
 * @returns {{text: string, href?: string}[]} the text in pieces, web addresses apart
 */
export function splitLinks(text) {
  const pieces = [];
  let end = 0;
  for (const { 0: href, index } of text.matchAll(LINK)) {
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: href, href });
    end = index + href.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
