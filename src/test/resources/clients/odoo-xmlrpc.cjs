const { promisify } = require("node:util");
const Odoo = require("odoo-xmlrpc");
const { settings, tell } = require("./story.cjs");
const { byExecuteKw } = require("./execute-kw.cjs");

const { username, ...rest } = settings();
const odoo = new Odoo({ username, ...rest });
const executeKw = promisify(odoo.execute_kw.bind(odoo));

promisify(odoo.connect.bind(odoo))().then(() =>
  tell(
    byExecuteKw((model, method, args) => executeKw(model, method, [args, { context: { lang: "en_US" } }])),
    username,
  ),
);
