import { splitLinks } from "./text.js";

const GRADES = new Map([
  ["/rating/static/src/img/rating_5.png", "🙂"],
  ["/rating/static/src/img/rating_3.png", "😐"],
  ["/rating/static/src/img/rating_1.png", "🙁"],
]);
const ALLOWED = new Set(
  "a b blockquote br code div em h1 h2 h3 h4 h5 h6 hr i li ol p pre s span strong sub sup table tbody td th thead tr u ul".split(
    " ",
  ),
);
const DROPPED_WITH_CONTENT = new Set(
  "script style template iframe object embed form svg math noscript title head".split(" "),
);
const ELEMENT = 1;
const TEXT = 3;

/**
 * A message body as nodes that are safe in a page, whoever wrote it: known tags only, no attribute but a link's
 * address. Pictures become their alternative text, so that reading a message tells nobody the reader's address, with
 * a note of where they are for who knows which may be fetched.
 *
 * @param {string} html
 * @param {Document} [page]
 * @returns {DocumentFragment}
 */
export function renderBody(html, page = document) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = page.createDocumentFragment();
  appendClean(parsed.body, fragment, page);
  return fragment;
}

/**
 * Copies what is allowed of the children of `source`, which is never part of a page, to `target`.
 *
 * @param {Node} source
 * @param {Node} target
 * @param {Document} page which makes the new nodes
 */
export function appendClean(source, target, page) {
  for (const node of source.childNodes) {
    if (node.nodeType === TEXT) appendText(node.nodeValue ?? "", target, page);
    if (node.nodeType === ELEMENT) appendElement(/** @type {Element} */ (node), target, page);
  }
}

function appendElement(element, target, page) {
  const tag = element.nodeName.toLowerCase();
  if (DROPPED_WITH_CONTENT.has(tag)) return;
  if (tag === "img") {
    const words = page.createElement("span");
    words.setAttribute("data-picture", element.getAttribute("src") ?? "");
    words.appendChild(page.createTextNode(grade(element) ?? element.getAttribute("alt") ?? ""));
    target.appendChild(words);
    return;
  }
  if (!ALLOWED.has(tag)) {
    appendClean(element, target, page);
    return;
  }
  const copy = tag === "a" ? link(element.getAttribute("href"), page) : page.createElement(tag);
  appendClean(element, copy, page);
  target.appendChild(copy);
}

/** A rating's picture stands on no page but the server's own. */
function grade(image) {
  return GRADES.get(image.getAttribute("src"));
}

function appendText(text, target, page) {
  const insideLink = target.nodeName.toLowerCase() === "a";
  for (const { text: words, href } of splitLinks(text)) {
    const node = page.createTextNode(words);
    if (href && !insideLink) {
      const anchor = link(href, page);
      anchor.appendChild(node);
      target.appendChild(anchor);
    } else {
      target.appendChild(node);
    }
  }
}

function link(href, page) {
  const address = safeAddress(href);
  const anchor = page.createElement(address ? "a" : "span");
  if (address) {
    anchor.setAttribute("href", address);
    anchor.setAttribute("target", "_blank");
    anchor.setAttribute("rel", "noopener noreferrer");
  }
  return anchor;
}

/**
 * @param {string | null} href
 * @returns {string | null} the address when it is absolute and http, https or mailto
 */
export function safeAddress(href) {
  if (!href) return null;
  try {
    const { protocol } = new URL(href);
    return ["http:", "https:", "mailto:"].includes(protocol) ? href : null;
  } catch {
    return null;
  }
}
