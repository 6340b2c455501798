import assert from "node:assert/strict";
import { test } from "node:test";
import { safeAddress } from "../../../static/client/body.js";
import { editableText, escapeText, plainText, splitLinks } from "../../../static/client/text.js";

test("typed text is escaped as the recorded widget does it", () => {
  assert.equal(escapeText("Thanks & <b>one moment</b> 😀"), "Thanks &amp; &lt;b&gt;one moment&lt;/b&gt; 😀");
  assert.equal(escapeText("a\nb\r\nc"), "a<br>b<br>c");
});

test("what was typed is what a preview of the stored body says", () => {
  assert.equal(plainText(`<p>${escapeText("5 < 6 & 7 > 2\n<i>x</i>")}</p>`), "5 < 6 & 7 > 2 <i>x</i>");
  assert.equal(plainText("<p>&#39;quoted&#39; &quot;x&quot; &nbsp;y &unknown;</p>"), `'quoted' "x" y &unknown;`);
});

test("an entity beyond Unicode stays as it is", () => {
  assert.equal(plainText("&#x110000; &#0;"), "&#x110000; &#0;");
});

test("web addresses in a text are found without the punctuation after them", () => {
  assert.deepEqual(splitLinks("See https://shop.example/a?b=1, or (http://x.example)."), [
    { text: "See " },
    { text: "https://shop.example/a?b=1", href: "https://shop.example/a?b=1" },
    { text: ", or (" },
    { text: "http://x.example", href: "http://x.example" },
    { text: ")." },
  ]);
  assert.deepEqual(splitLinks("javascript:alert(1)"), [{ text: "javascript:alert(1)" }]);
});

test("only web and mail addresses may be followed", () => {
  assert.equal(safeAddress("https://a.example/"), "https://a.example/");
  assert.equal(safeAddress("mailto:a@b.example"), "mailto:a@b.example");
  for (const href of [
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "data:text/html,x",
    "//a.example",
    "/x",
    "#",
    "",
    null,
  ]) {
    assert.equal(safeAddress(href), null, String(href));
  }
});

test("what is edited is the words and line breaks of a body", () => {
  const mark = '<span class="o-mail-Message-edited"></span>';
  assert.equal(editableText(`<p>5 &lt; 6 &amp;<br>a  <b>b</b>${mark}</p>`), "5 < 6 &\na b");
  assert.equal(editableText("<p>one</p><p>two</p>"), "one\ntwo");
  assert.equal(editableText(mark), "");
});
