import assert from "node:assert/strict";
import { test } from "node:test";
import { appendClean } from "../../../static/client/body.js";

/** As much of a document as the cleaning of a body uses. */
class FakeNode {
  childNodes = [];
  attributes = {};

  constructor(nodeName, nodeType, nodeValue = null) {
    Object.assign(this, { nodeName, nodeType, nodeValue });
  }

  appendChild(node) {
    this.childNodes.push(node);
  }

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  toString() {
    if (this.nodeType === 3) return this.nodeValue;
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}=${value}`);
    return `<${this.nodeName}${attributes.join("")}>${this.childNodes.join("")}</${this.nodeName}>`;
  }
}

const page = {
  createElement: (tag) => new FakeNode(tag, 1),
  createTextNode: (text) => new FakeNode("#text", 3, text),
};

function element(tag, attributes, ...children) {
  const node = new FakeNode(tag.toUpperCase(), 1);
  node.attributes = attributes;
  for (const child of children) node.appendChild(typeof child === "string" ? page.createTextNode(child) : child);
  return node;
}

function cleaned(...children) {
  const target = new FakeNode("#fragment", 11);
  appendClean(element("body", {}, ...children), target, page);
  return target.childNodes.join("");
}

test("known tags stay, without any attribute", () => {
  const body = element(
    "p",
    { onclick: "x()", style: "position:fixed" },
    "a ",
    element("b", { class: "x" }, "b"),
    element("br", {}),
  );
  assert.equal(cleaned(body), "<p>a <b>b</b><br></br></p>");
});

test("scripts, styles and forms go with what is in them", () => {
  const bad = ["script", "style", "form", "iframe", "svg", "template"].map((tag) => element(tag, {}, "alert(1)"));
  assert.equal(cleaned(...bad, "after"), "after");
});

test("an unknown tag gives way to what is in it", () => {
  assert.equal(cleaned(element("marquee", { onstart: "x()" }, element("i", {}, "hi"))), "<i>hi</i>");
});

test("a link keeps a web address only, and opens apart from the page", () => {
  assert.equal(
    cleaned(element("a", { href: "https://a.example", onclick: "x()" }, "https://a.example")),
    "<a href=https://a.example target=_blank rel=noopener noreferrer>https://a.example</a>",
  );
  assert.equal(cleaned(element("a", { href: "javascript:alert(1)" }, "x")), "<span>x</span>");
});

test("an address in the text becomes a link", () => {
  assert.equal(
    cleaned("see https://a.example/b."),
    "see <a href=https://a.example/b target=_blank rel=noopener noreferrer>https://a.example/b</a>.",
  );
});

test("a picture is told, not fetched, with a note of where it is", () => {
  const picture = { src: "https://spy.example", alt: "rating", onerror: "x()" };
  assert.equal(cleaned(element("img", picture)), "<span data-picture=https://spy.example>rating</span>");
});

test("a grade shows its face", () => {
  const picture = { class: "o_livechat_emoji_rating", src: "/rating/static/src/img/rating_1.png", alt: "rating" };
  assert.equal(cleaned("Rating: ", element("img", picture)), `Rating: <span data-picture=${picture.src}>🙁</span>`);
});
