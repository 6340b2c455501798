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
const PIXELS = /^\d{1,4}$/;
const ELEMENT = 1;
const TEXT = 3;

/**
 * Where a picture is that stands in a message; null for one that is not fetched.
 *
 * @typedef {(src: string) => string | null} PictureAt
 */

/**
 * A message body as nodes that are safe in a page, whoever wrote it: known tags only, no attribute but a link's
 * address, and of pictures where they are and how large. What is not fetched becomes its alternative text.
 *
 * @param {string} html
 * @param {PictureAt} pictureAt
 * @param {Document} [page]
 * @returns {DocumentFragment}
 */
export function renderBody(html, pictureAt, page = document) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = page.createDocumentFragment();
  appendClean(parsed.body, fragment, page, pictureAt);
  return fragment;
}

/**
 * Copies what is allowed of the children of `source`, which is never part of a page, to `target`.
 *
 * @param {Node} source
 * @param {Node} target
 * @param {Document} page which makes the new nodes
 * @param {PictureAt} pictureAt
 */
export function appendClean(source, target, page, pictureAt) {
  for (const node of source.childNodes) {
    if (node.nodeType === TEXT) appendText(node.nodeValue ?? "", target, page);
    if (node.nodeType === ELEMENT) appendElement(/** @type {Element} */ (node), target, page, pictureAt);
  }
}

function appendElement(element, target, page, pictureAt) {
  const tag = element.nodeName.toLowerCase();
  if (DROPPED_WITH_CONTENT.has(tag)) return;
  if (tag === "img") {
    target.appendChild(picture(element, page, pictureAt));
    return;
  }
  if (!ALLOWED.has(tag)) {
    appendClean(element, target, page, pictureAt);
    return;
  }
  const copy = tag === "a" ? link(element.getAttribute("href"), page) : page.createElement(tag);
  appendClean(element, copy, page, pictureAt);
  target.appendChild(copy);
}

function picture(image, page, pictureAt) {
  const words = image.getAttribute("alt") ?? "";
  const address = grade(image) ? null : pictureAt(image.getAttribute("src") ?? "");
  if (!address) return page.createTextNode(grade(image) ?? words);
  const copy = page.createElement("img");
  copy.setAttribute("alt", words);
  for (const side of ["width", "height"]) {
    const pixels = image.getAttribute(side) ?? "";
    if (PIXELS.test(pixels)) copy.setAttribute(side, pixels);
  }
  copy.setAttribute("src", address);
  return copy;
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
