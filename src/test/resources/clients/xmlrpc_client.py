"""Python's own xmlrpc.client, as Odoo's documentation of the external API has it, at both addresses."""

import sys
import xmlrpc.client

CHANNEL = "im_livechat.channel"
url, db, login, password = sys.argv[1:]

for version in ("/xmlrpc/2", "/xmlrpc"):
    common = xmlrpc.client.ServerProxy(url + version + "/common")
    models = xmlrpc.client.ServerProxy(url + version + "/object")
    assert common.version()["protocol_version"] == 1
    assert common.authenticate(db, login, "wrong", {}) is False
    uid = common.authenticate(db, login, password, {})

    def call(model, method, *args, **kwargs):
        return models.execute_kw(db, uid, password, model, method, args, kwargs)

    name = "Desk <&> é \U0001f600 of xmlrpc.client"
    assert call("res.users", "read", [uid], ["login"])[0]["login"] == login
    assert isinstance(call("discuss.channel", "search", [["channel_type", "=", "livechat"]], limit=3), list)
    channel_id = call(CHANNEL, "create", {"name": name})
    assert call(CHANNEL, "search", [["name", "=", name]]) == [channel_id]
    assert call(CHANNEL, "write", [channel_id], {"button_text": "Ask us"}) is True
    assert call(CHANNEL, "read", [channel_id], ["name", "button_text"]) == [
        {"id": channel_id, "name": name, "button_text": "Ask us"}
    ]
    assert models.execute(db, uid, password, CHANNEL, "search_count", [["id", "=", channel_id]]) == 1
    groups = call(CHANNEL, "read_group", [["id", "=", channel_id]], ["name"], ["name"])
    assert [group["name"] for group in groups] == [name], groups
    try:
        call(CHANNEL, "no_such_method", [channel_id])
        raise AssertionError("a method that does not exist was called")
    except xmlrpc.client.Fault as fault:
        assert "no_such_method" in fault.faultString, fault
    assert call(CHANNEL, "unlink", [channel_id]) is True
    assert call(CHANNEL, "search", [["id", "=", channel_id]]) == []
