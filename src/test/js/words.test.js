import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { WORDS as TOOLS } from "../../../static/client/message-words.js";
import { speak, WORDS } from "../../../static/widget/words.js";

const FOLDER = new URL("../../../static/widget/words/", import.meta.url);
const MAILS = new URL("../../main/resources/dev/switchboard/livechat/", import.meta.url);
const read = async (file) => (await import(new URL(file, FOLDER))).words;
const others = readdirSync(FOLDER).filter((file) => file !== "en.js");
const english = { ...(await read("en.js")), tools: TOOLS };
const samples = (place) => (place.startsWith("queue.") ? [[1], [2], [60], [300]] : [["☺", ["Ada", "Ben", "Cem", "Dan", "Eva"]]]);

/** Each word with its place, such as `queue.busy`. */
function each(words, place = "") {
  return Object.entries(words).flatMap(([name, word]) =>
    typeof word === "object" ? each(word, `${place}${name}.`) : [[place + name, word]],
  );
}

test("there are the languages of the mails", () => {
  const mails = readdirSync(MAILS).flatMap((file) => /^transcript_(\w+)\./.exec(file)?.[1] ?? []);
  assert.deepEqual(others.sort(), mails.sort().map((language) => `${language}.js`));
});

async function spoken(page, ...browser) {
  globalThis.document = { documentElement: { lang: page } };
  Object.defineProperty(globalThis, "navigator", { value: { languages: browser }, configurable: true });
  await speak();
  return [WORDS.locale, WORDS.send];
}

test("the page's language comes before the browser's, and English after all", async () => {
  assert.deepEqual(await spoken("fr_BE", "de-DE"), ["fr-BE", "Envoyer"]);
  assert.deepEqual(await spoken("ru", "pl", "de-AT", "fr"), ["de-AT", "Senden"]);
  assert.deepEqual(await spoken("", "nl"), ["nl", "Verzenden"]);
  assert.deepEqual(await spoken("not a language", "en-GB", "es"), ["en-GB", "Send"]);
  assert.deepEqual(await spoken("ru", "ja"), ["en", "Send"]);
});

test("every file of words is among the languages that are spoken", async () => {
  for (const file of others) assert.equal((await spoken(file.slice(0, 2)))[1], (await read(file)).send);
});

for (const file of others) {
  test(`${file} has every word, and says something with it`, async () => {
    const words = new Map(each(await read(file)));
    assert.deepEqual([...words.keys()].sort(), each(english).map(([place]) => place).sort());
    for (const [place, word] of each(english)) {
      assert.equal(typeof words.get(place), typeof word, place);
      for (const said of typeof word === "string" ? [words.get(place)] : samples(place).map((sample) => words.get(place)(...sample))) {
        assert.match(said, /\S/, place);
        assert.doesNotMatch(said, /undefined|NaN|\[object/, place);
      }
    }
  });

  test(`${file} says what is not the same in English`, async () => {
    const words = new Map(each(await read(file)));
    const same = each(english).filter(([place, word]) => typeof word === "string" && words.get(place) === word);
    assert.ok(same.length <= 2, `${same}`);
  });

  test(`${file} names what is counted or named`, async () => {
    for (const [place, word] of each(await read(file))) {
      if (typeof word === "function" && !["queue.wait", "queue.place"].includes(place)) {
        assert.match(word("☺", ["Ada"]), /☺/, place);
      }
    }
    const { queue } = await read(file);
    assert.match(queue.place(7), /7/);
    assert.match(queue.wait(300), /5/);
  });
}
