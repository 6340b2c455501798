// What each client is asked to do, by the calls that its own users make.
const assert = require("node:assert/strict");

const CHANNEL = "im_livechat.channel";

/** Where the server is and who asks: the four arguments of each script. */
exports.settings = () => {
  const [url, db, username, password] = process.argv.slice(2);
  return { url, db, username, password };
};

/**
 * Tells the story.
 *
 * @param {{
 *   create(model: string, values: object): Promise<number>,
 *   read(model: string, ids: number[], fields: string[]): Promise<object[]>,
 *   write(model: string, id: number, values: object): Promise<boolean>,
 *   unlink(model: string, id: number): Promise<boolean>,
 *   search(model: string, domain: unknown[]): Promise<number[]>,
 *   searchRead(model: string, domain: unknown[], fields: string[]): Promise<object[]>,
 *   call(model: string, method: string, args: unknown[]): Promise<unknown>,
 * }} client - signed in
 * @param {string} login
 */
exports.tell = async (client, login) => {
  const name = `Desk <&> é 😀 of ${process.argv[1]}`;
  const users = await client.searchRead("res.users", [["login", "=", login]], ["name", "login"]);
  assert.equal(users.length, 1);
  assert.equal(users[0].login, login);
  assert.ok(Array.isArray(await client.search("discuss.channel", [["channel_type", "=", "livechat"]])));

  const id = await client.create(CHANNEL, { name });
  assert.ok(Number.isInteger(id), `create gave ${JSON.stringify(id)}`);
  assert.equal((await client.read(CHANNEL, [id], ["name"]))[0].name, name);
  assert.equal(await client.write(CHANNEL, id, { button_text: "Ask us" }), true);
  assert.deepEqual(await client.search(CHANNEL, [["name", "=", name]]), [id]);
  const found = await client.searchRead(CHANNEL, [["id", "=", id]], ["name", "button_text", "user_ids"]);
  assert.equal(found[0].button_text, "Ask us");

  const groups = await client.call(CHANNEL, "read_group", [[["id", "=", id]], ["name"], ["name"]]);
  assert.equal(groups.length, 1);
  assert.equal(groups[0].name, name);
  assert.equal(await client.call(CHANNEL, "search_count", [[["id", "=", id]]]), 1);
  await assert.rejects(client.call(CHANNEL, "no_such_method", [[id]]));

  assert.equal(await client.unlink(CHANNEL, id), true);
  assert.deepEqual(await client.search(CHANNEL, [["id", "=", id]]), []);
};
