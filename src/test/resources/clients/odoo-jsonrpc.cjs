const OdooJSONRpc = require("@fernandoslim/odoo-jsonrpc").default;
const { settings, tell } = require("./story.cjs");

const { url, db, username, password } = settings();
const { protocol, hostname, port } = new URL(url);
const server = { baseUrl: `${protocol}//${hostname}`, port: Number(port), db, username };
// The client goes two ways: a session for a password, /jsonrpc for a key.
const secret = /^[0-9a-f]{40}$/.test(password) ? { apiKey: password } : { password };
const odoo = new OdooJSONRpc({ ...server, ...secret });

odoo.connect().then(() =>
  tell(
    {
      create: (model, values) => odoo.create(model, values),
      read: (model, ids, fields) => odoo.read(model, ids, fields),
      write: (model, id, values) => odoo.update(model, id, values),
      unlink: (model, id) => odoo.delete(model, id),
      search: (model, domain) => odoo.search(model, domain),
      searchRead: (model, domain, fields) => odoo.searchRead(model, domain, fields, {}),
      call: (model, method, args) => odoo.call_kw(model, method, args),
    },
    username,
  ),
);
