const Odoo = require("async-odoo-xmlrpc");
const { settings, tell } = require("./story.cjs");
const { byExecuteKw } = require("./execute-kw.cjs");

const { username, ...rest } = settings();
const odoo = new Odoo({ username, ...rest });

odoo.connect().then(() => tell(byExecuteKw(odoo.execute_kw), username));
