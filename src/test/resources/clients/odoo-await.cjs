const Odoo = require("odoo-await");
const { settings, tell } = require("./story.cjs");

const { url, db, username, password } = settings();
const odoo = new Odoo({ baseUrl: url, db, username, password });

odoo.connect().then(() =>
  tell(
    {
      create: (model, values) => odoo.create(model, values),
      read: (model, ids, fields) => odoo.read(model, ids, fields),
      write: (model, id, values) => odoo.update(model, id, values),
      unlink: (model, id) => odoo.delete(model, id),
      search: (model, domain) => odoo.search(model, domain),
      searchRead: (model, domain, fields) => odoo.searchRead(model, domain, fields),
      call: (model, method, args) => odoo.execute_kw(model, method, [args]),
    },
    username,
  ),
);
