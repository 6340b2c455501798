package dev.switchboard.golden;

import static dev.switchboard.golden.ComparisonTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A recording is played against a server that holds the same under other ids: what is the same must pass, and each
 * kind of deviation must be found where it is. {@code <model 5>} stands for an id.
 */
class ReplayTest {
    private static final Pattern ID = Pattern.compile("<([a-z_.]+) (\\d+)>");
    private static final String CHANNELS = "/web/dataset/call_kw/im_livechat.channel/";

    private static final List<String> LINES = List.of(
            call(
                    CHANNELS + "create",
                    "create",
                    "[{'name': 'A', 'user_ids': [[6, 0, [<res.users 8>, <res.users 9>]], [4, <res.users 2>]],"
                            + " 'rule_ids': [[0, 0, {'chatbot_script_id': <chatbot.script 2>, 'auto_popup_timer': 8}]]}]",
                    "<im_livechat.channel 5>"),
            call(
                    CHANNELS + "search",
                    "search",
                    "[['|', ['id', 'in', [<im_livechat.channel 5>, 99999]], ['user_ids.login', '=', 'olivia'],"
                            + " ['rule_ids', 'any', [['chatbot_script_id', '=', <chatbot.script 2>]]]], 0, 5]",
                    "[<im_livechat.channel 1>, <im_livechat.channel 5>]"),
            call(
                    CHANNELS + "read",
                    "read",
                    "[[<im_livechat.channel 5>]]",
                    "[{'id': <im_livechat.channel 5>, 'name': 'A', 'user_ids': [<res.users 8>, <res.users 9>],"
                            + " 'create_uid': [<res.users 2>, 'Admin'], 'rating_count': 8, 'chatbot_script_count': 2,"
                            + " 'website_url': '/livechat/channel/a-<im_livechat.channel 5>'}]"),
            call(
                    CHANNELS + "name_search",
                    "name_search",
                    "['a', [['id', '!=', <im_livechat.channel 1>]]]",
                    "[[<im_livechat.channel 5>, 'A 5']]"),
            call(
                    "/web/dataset/call_kw/discuss.channel/read_group",
                    "read_group",
                    "[[], ['id:count'], ['livechat_channel_id']]",
                    "[{'livechat_channel_id': [<im_livechat.channel 5>, 'A'], 'livechat_channel_id_count': 5, 'id': 5,"
                            + " '__domain': [['livechat_channel_id', '=', <im_livechat.channel 5>]]}]"),
            line(
                    "/jsonrpc",
                    "{'jsonrpc': '2.0', 'id': 1, 'params': {'service': 'object', 'method': 'execute_kw', 'args':"
                            + " ['o18', <res.users 2>, 'admin', 'im_livechat.channel.rule', 'create',"
                            + " [{'channel_id': <im_livechat.channel 5>, 'sequence': 5}], {}]}}",
                    "{'jsonrpc': '2.0', 'id': 1, 'result': <im_livechat.channel.rule 17>}"),
            line(
                    "/json/2/im_livechat.channel.rule/read",
                    "{'ids': [<im_livechat.channel.rule 17>], 'fields': ['channel_id']}",
                    "[{'id': <im_livechat.channel.rule 17>, 'channel_id': [<im_livechat.channel 5>, 'A']}]"),
            line(
                    "/xmlrpc/2/object",
                    "'<methodCall><methodName>execute</methodName><params><param><value>o18</value></param>"
                            + "<param><value><int><res.users 2></int></value></param><param><value>x</value></param>"
                            + "<param><value>im_livechat.channel</value></param><param><value>exists</value></param>"
                            + "<param><value><array><data><value><int><im_livechat.channel 5></int></value></data></array>"
                            + "</value></param></params></methodCall>'",
                    "'<methodResponse><params><param><value><array><data><value><int><im_livechat.channel 5></int></value>"
                            + "</data></array></value></param></params></methodResponse>'"),
            call(
                    CHANNELS + "write",
                    "write",
                    "[[<im_livechat.channel 5>], {'user_ids': [[3, <res.users 9>], [5]]}]",
                    "null}, 'error': {'code': 200, 'message': 'Sorry, (id=<res.users 2>) at 2026-11-22 12:00:00'"));

    private static String call(String path, String method, String args, String result) {
        var model = path.substring("/web/dataset/call_kw/".length(), path.lastIndexOf('/'));
        return line(
                path,
                "{'jsonrpc': '2.0', 'id': 1, 'params': {'model': '%s', 'method': '%s', 'args': %s, 'kwargs': {}}}"
                        .formatted(model, method, args),
                result.startsWith("null}")
                        ? "{'jsonrpc': '2.0', 'id': 1" + result.substring("null}".length()) + "}}"
                        : "{'jsonrpc': '2.0', 'id': 1, 'result': " + result + "}");
    }

    private static String line(String path, String request, String response) {
        var type = response.startsWith("'") ? "text/xml" : "application/json";
        return "{'kind': 'http', 'method': 'POST', 'path': '%s', 'req_headers': {}, 'req': %s, 'status': 200,"
                        .formatted(path, request)
                + " 'res_headers': {'content-type': '%s'}, 'res': %s}".formatted(type, response);
    }

    @Test
    void theSameUnderOtherIdsIsTheSame() throws IOException {
        assertThat(Finding.report(play("nothing", "nothing"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'user_ids': [<res.users 8>, <res.users 9>], | 'user_ids': [<res.users 9>, <res.users 8>], | result/[0]/user_ids/[0]
            'user_ids': [<res.users 8>, <res.users 9>], | 'user_ids': [<res.users 8>], | result/[0]/user_ids/[1]
            'create_uid': [<res.users 2>, 'Admin'] | 'create_uid': [<res.users 8>, 'Admin'] | result/[0]/create_uid/[0]
            'create_uid': [<res.users 2>, 'Admin'] | 'create_uid': [<res.users 2>, 'Root'] | result/[0]/create_uid/[1]
            'create_uid': [<res.users 2>, 'Admin'] | 'create_uid': <res.users 2> | result/[0]/create_uid
            'rating_count': 8 | 'rating_count': <res.users 8> | result/[0]/rating_count
            'chatbot_script_count': 2, | '' | result/[0]/chatbot_script_count
            channel/a-<im_livechat.channel 5> | channel/a-77 | result/[0]/website_url
            '__domain': [['livechat_channel_id', '=', <im_livechat.channel 5>]] | '__domain': [['livechat_channel_id', '=', 5]] | result/[0]/__domain/[0]/[2]
            'livechat_channel_id_count': 5 | 'livechat_channel_id_count': 4 | result/[0]/livechat_channel_id_count
            [[<im_livechat.channel 5>, 'A 5']] | [[<im_livechat.channel 5>, 'B 5']] | result/[0]/[1]
            <value><int><im_livechat.channel 5></int></value></data></array></value></param></params></methodResponse> | <value><int>7</int></value></data></array></value></param></params></methodResponse> | result/[0]
            'channel_id': [<im_livechat.channel 5>, 'A']}] | 'channel_id': false}] | [0]/channel_id
            (id=<res.users 2>) | (id=3) | error/message
            at 2026-11-22 12:00:00 | at noon | error/message
            'code': 200 | 'code': 0 | error/code
            """)
    void aDeviationIsFoundWhereItIs(String right, String wrong, String path) throws IOException {
        assertThat(play(right, wrong))
                .extracting(finding -> finding.difference().path())
                .contains(path);
    }

    private static List<Finding> play(String right, String wrong) throws IOException {
        var recorded = Recording.parse("odoo18/test", rendered(LINES, id -> id));
        var lines = LINES.stream().map(line -> line.replace(right, wrong)).toList();
        var actual = Recording.parse("odoo18/test", rendered(lines, id -> id + 4000));
        var known = new Correspondence();
        List.of("2", "8", "9").forEach(id -> known.bind("res.users", id, "40" + "0" + id));
        known.bind("chatbot.script", "2", "4002");
        known.bind("im_livechat.channel", "1", "4001");
        var state = new State(List.of(json("{'database': 'o18'}")));
        var intended = new IntendedDifferences(List.of());
        try (var server = new RecordedServer(actual.exchanges());
                var replay = new Replay(server.url(), state, List.of(recorded), intended, known)) {
            return replay.play(recorded);
        }
    }

    private static String rendered(List<String> lines, IntUnaryOperator ids) {
        var text = String.join("\n", lines).replace('\'', '"');
        return ID.matcher(text).replaceAll(id -> "" + ids.applyAsInt(Integer.parseInt(id.group(2))));
    }
}
