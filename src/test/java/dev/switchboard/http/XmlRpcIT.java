package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.app.ServerProcess;
import dev.switchboard.db.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XML-RPC at the socket: golden/odoo18/17c from 55 on, odoo19/17-jsonrpc-and-json2 at 296. */
@TestInstance(Lifecycle.PER_CLASS)
class XmlRpcIT {
    private static final String STRING = "<value><string>%s</string></value>";
    private static final String INT = "<value><int>%d</int></value>";

    private static final String VERSION = """
                <?xml version="1.0"?>
                <methodResponse>
                <params>
                <param>
                <value><struct>
                <member>
                <name>server_version</name>
                <value><string>%1$d.0</string></value>
                </member>
                <member>
                <name>server_version_info</name>
                <value><array><data>
                <value><int>%1$d</int></value>
                <value><int>0</int></value>
                <value><int>0</int></value>
                <value><string>final</string></value>
                <value><int>0</int></value>
                <value><string></string></value>
                </data></array></value>
                </member>
                <member>
                <name>server_serie</name>
                <value><string>%1$d.0</string></value>
                </member>
                <member>
                <name>protocol_version</name>
                <value><int>1</int></value>
                </member>
                </struct></value>
                </param>
                </params>

                </methodResponse>
                """;

    private final ServerProcess server = Servers.start(TestDatabase.fresh());
    private final RawClient client = new RawClient(server.url());

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/xmlrpc/2/common, 18", "/xmlrpc/common, 18", "/17.0/xmlrpc/2/common, 17", "/19.0/xmlrpc/common, 19"})
    void theVersionIsAnsweredToTheByteAsOdooDoes(String path, int number) {
        HttpResponse<String> response = post(path, "version");

        assertThat(response.headers().firstValue("content-type")).hasValue("text/xml; charset=utf-8");
        assertThat(response.body()).isEqualTo(VERSION.formatted(number));
    }

    @Test
    void aLoginIsAnsweredWithTheUserOrWithFalse() {
        assertThat(login(Servers.ADMIN_PASSWORD)).contains("<value><int>2</int></value>");
        assertThat(login("wrong")).contains("<value><boolean>0</boolean></value>");
    }

    private String login(String password) {
        return post(
                        "/xmlrpc/2/common",
                        "login",
                        STRING.formatted("switchboard"),
                        STRING.formatted("admin"),
                        STRING.formatted(password))
                .body();
    }

    @Test
    void aMethodThatGivesNothingIsAnsweredWithNil() {
        assertThat(execute("/xmlrpc/2/object", Servers.ADMIN_PASSWORD, "action_join"))
                .contains("<value><nil/></value>");
    }

    @Test
    void aFaultHasANumberAtTheSecondVersion() {
        assertThat(execute("/xmlrpc/2/object", "wrong", "action_join"))
                .contains(fault("<int>3</int>", "Access Denied"));
        assertThat(execute("/xmlrpc/2/object", Servers.ADMIN_PASSWORD, "nope"))
                .contains(
                        fault(
                                "<int>1</int>",
                                "builtins.AttributeError: The method 'nope' does not exist on the model 'im_livechat.channel'\n"));
        assertThat(post(
                                "/xmlrpc/2/object",
                                "execute",
                                STRING.formatted("switchboard"),
                                INT.formatted(999),
                                STRING.formatted("x"))
                        .body())
                .contains(fault(
                        "<int>2</int>",
                        "Record does not exist or has been deleted.\n(Record: res.users(999,), User: 999)"));
        assertThat(post("/xmlrpc/2/report", "report").body())
                .contains(fault("<int>1</int>", "builtins.KeyError: report\n"));
    }

    @Test
    void aFaultHasATextAtTheFirst() {
        assertThat(execute("/xmlrpc/object", "wrong", "action_join"))
                .contains(fault("<string>AccessDenied</string>", "Access Denied"));
        assertThat(post(
                                "/xmlrpc/object",
                                "execute",
                                STRING.formatted("switchboard"),
                                INT.formatted(999),
                                STRING.formatted("x"))
                        .body())
                .contains("<string>warning -- MissingError\n\nRecord does not exist");
    }

    @Test
    void whatIsNoCallIsAFault() {
        assertThat(send("/xmlrpc/2/common", "nonsense").body()).contains("<fault>", "ExpatError");
        assertThat(send(
                                "/xmlrpc/2/common",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + "<methodCall><methodName>&e;</methodName></methodCall>")
                        .body())
                .contains("<fault>")
                .doesNotContain("root:");
        assertThat(send("/xmlrpc/2/common", "x".repeat(1 << 21)).statusCode()).isEqualTo(413);
        assertThat(client.send(client.request("/xmlrpc/2/common")).statusCode()).isEqualTo(405);
    }

    private static String fault(String code, String text) {
        return """
                <fault>
                <value><struct>
                <member>
                <name>faultCode</name>
                <value>%s</value>
                </member>
                <member>
                <name>faultString</name>
                <value><string>%s</string></value>
                </member>
                </struct></value>
                </fault>
                """.formatted(code, text);
    }

    private String execute(String path, String password, String method) {
        return post(
                        path,
                        "execute",
                        STRING.formatted("switchboard"),
                        INT.formatted(2),
                        STRING.formatted(password),
                        STRING.formatted("im_livechat.channel"),
                        STRING.formatted(method),
                        INT.formatted(1))
                .body();
    }

    private HttpResponse<String> post(String path, String method, String... values) {
        StringBuilder params = new StringBuilder();
        for (String value : values) {
            params.append("<param>").append(value).append("</param>");
        }
        return send(
                path,
                "<?xml version='1.0'?>\n<methodCall>\n<methodName>%s</methodName>\n<params>%s</params>\n</methodCall>"
                        .formatted(method, params));
    }

    private HttpResponse<String> send(String path, String body) {
        return client.send(
                client.request(path).header("Content-Type", "text/xml").POST(BodyPublishers.ofString(body)));
    }
}
