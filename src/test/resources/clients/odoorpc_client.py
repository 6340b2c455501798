"""Debian's python3-odoorpc, by the calls that its documentation shows."""

import sys
from urllib.parse import urlsplit

import odoorpc

url, db, login, password = sys.argv[1:]
server = urlsplit(url)
odoo = odoorpc.ODOO(server.hostname, port=server.port)
assert db in odoo.db.list()
odoo.login(db, login, password)
assert odoo.env.user.login == login

Channel = odoo.env["im_livechat.channel"]
NAME = "Desk <&> é \U0001f600 of odoorpc"
channel_id = Channel.create({"name": NAME})
assert Channel.search([("name", "=", NAME)]) == [channel_id]
channel = Channel.browse(channel_id)
assert channel.name == NAME
channel.button_text = "Ask us"
assert Channel.read([channel_id], ["button_text"])[0]["button_text"] == "Ask us"
assert Channel.search_read([("id", "=", channel_id)], ["name"])[0]["name"] == NAME
groups = Channel.read_group([("id", "=", channel_id)], ["name"], ["name"])
assert [group["name"] for group in groups] == [NAME], groups
assert isinstance(odoo.env["discuss.channel"].search([("channel_type", "=", "livechat")]), list)
try:
    odoo.execute("im_livechat.channel", "no_such_method", [channel_id])
    raise AssertionError("a method that does not exist was called")
except odoorpc.error.RPCError as error:
    assert "no_such_method" in str(error), error
assert Channel.unlink([channel_id]) is True
assert Channel.search([("id", "=", channel_id)]) == []
odoo.logout()
