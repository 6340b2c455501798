package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.switchboard.model.ResGroups;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads and deletes a visitor's file, by every address that a file has. */
@TestInstance(Lifecycle.PER_CLASS)
class FileRightsIT {
    private final Scene scene = new Scene();
    private final RawClient client = scene.client;
    private final Map<String, String> cookies = new HashMap<>();
    private Scene.Session visitor = new Scene.Session(0, "");
    private Scene.Session stranger = new Scene.Session(0, "");

    @BeforeAll
    void theyAllHaveACookie() {
        visitor = scene.spoken("hello");
        stranger = scene.spoken("me too");
        cookies.put("visitor", "dgid=" + visitor.token());
        cookies.put("stranger", "dgid=" + stranger.token());
        cookies.put("outdated guest", "dgid=" + visitor.token().replaceFirst("\\|.*", "|" + "0".repeat(8)));
        cookies.put("nobody", "frontend_lang=en_US");
        cookies.put("administrator", scene.operatorCookie);
        cookies.put("portal user", scene.signedUp("portal", ResGroups.PORTAL));
        cookies.put("employee", scene.signedUp("employee", ResGroups.INTERNAL_USER));
        cookies.put("other operator", scene.signedUp("other", ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
        cookies.put("operator", scene.signedUp("member", ResGroups.INTERNAL_USER, ResGroups.LIVECHAT_USER));
        scene.joins("member", visitor);
        scene.admits(visitor);
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    /** A picture that the visitor has posted. */
    private JsonObject posted() {
        JsonObject file = uploaded();
        assertThat(Scene.error(scene.post(visitor, "look", file))).isEmpty();
        return file;
    }

    private JsonObject uploaded() {
        return UploadedFile.stored(
                UploadedFile.bytes("sun.png", Bombs.png(40, 20)).send(client, visitor.channelId(), visitor.token()));
    }

    @FormatMethod
    private HttpResponse<String> get(String who, @FormatString String path, Object... values) {
        return client.send(client.request(path.formatted(values)).header("Cookie", cookies.getOrDefault(who, "")));
    }

    @FormatMethod
    private boolean isShownTo(String who, @FormatString String path, Object... values) {
        HttpResponse<String> answer = get(who, path, values);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("content-disposition").orElse("").contains("sun.png");
    }

    private boolean isThere(JsonObject file) {
        return scene.column("SELECT id FROM ir_attachment").contains(String.valueOf(file.getInteger("id")));
    }

    @ParameterizedTest
    @CsvSource({
        "visitor,        200, 404",
        "stranger,       404, 404",
        "outdated guest, 404, 404",
        "nobody,         404, 404",
        "portal user,    404, 404",
        "employee,       404, 404",
        "other operator, 200, 200",
        "operator,       200, 200",
        "administrator,  200, 200"
    })
    void aFileIsReadByWhoReadsItsConversationAndByItsIdAloneByEmployeesOfThose(String who, int ofChannel, int byId) {
        JsonObject file = posted();
        int channel = visitor.channelId();
        int id = file.getInteger("id");

        assertThat(get(who, "/discuss/channel/%d/attachment/%d", channel, id).statusCode())
                .isEqualTo(ofChannel);
        assertThat(get(who, "/discuss/channel/%d/image/%d", channel, id).statusCode())
                .isEqualTo(ofChannel);
        assertThat(get(who, "/discuss/channel/%d/image/%d/10x10", channel, id).statusCode())
                .isEqualTo(ofChannel);
        assertThat(get(who, "/web/content/%d", id).statusCode()).isEqualTo(byId);
        assertThat(isShownTo(who, "/web/image/%d", id)).isEqualTo(byId == 200);
        assertThat(isShownTo(who, "/web/image/%d/10x10", id)).isEqualTo(byId == 200);
        assertThat(isShownTo(who, "/web/image?model=ir.attachment&field=raw&id=%d", id))
                .isEqualTo(byId == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"visitor", "stranger", "nobody", "portal user", "employee", "administrator"})
    void whoShowsATokenIsJudgedByItAlone(String who) {
        JsonObject file = posted();
        JsonObject other = posted();
        int id = file.getInteger("id");

        assertThat(get(who, "/web/content/%d?access_token=%s", id, file.getString("access_token"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(isShownTo(who, "/web/image/%d?access_token=%s", id, file.getString("access_token")))
                .isTrue();
        assertThat(get(who, "/web/content/%d?access_token=%s", id, other.getString("access_token"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(isShownTo(who, "/web/image/%d?access_token=%s", id, other.getString("access_token")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "visitor,        ''",
        "stranger,       werkzeug.exceptions.NotFound",
        "outdated guest, werkzeug.exceptions.NotFound",
        "nobody,         werkzeug.exceptions.NotFound",
        "portal user,    werkzeug.exceptions.NotFound",
        "employee,       odoo.exceptions.AccessError",
        "other operator, odoo.exceptions.AccessError",
        "operator,       ''",
        "administrator,  ''"
    })
    void aPostedFileIsDeletedByItsAuthorAndByEmployeesInItsConversation(String who, String error) {
        JsonObject file = posted();

        assertThat(deletedBy(who, file, null)).isEqualTo(error);
        assertThat(isThere(file)).isEqualTo(!error.isEmpty());
        assertThat(get("visitor", "/discuss/channel/%d/attachment/%d", visitor.channelId(), file.getInteger("id"))
                        .statusCode())
                .isEqualTo(error.isEmpty() ? 404 : 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "nobody", "portal user", "employee", "other operator"})
    void theTokenOfAPostedFileDeletesNothing(String who) {
        JsonObject file = posted();

        assertThat(deletedBy(who, file, file.getString("access_token"))).isNotEmpty();
        assertThat(isThere(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "nobody", "portal user", "employee", "operator"})
    void aFileThatWaitsForItsMessageIsNobodysButWhoHasItsToken(String who) {
        JsonObject file = uploaded();
        int id = file.getInteger("id");

        assertThat(get(who, "/discuss/channel/%d/attachment/%d", visitor.channelId(), id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(who, "/web/content/%d", id).statusCode()).isEqualTo(404);
        assertThat(deletedBy(who, file, null)).isNotEmpty();
        assertThat(isThere(file)).isTrue();
        assertThat(deletedBy("visitor", file, file.getString("access_token"))).isEmpty();
        assertThat(isThere(file)).isFalse();
    }

    private String deletedBy(String who, JsonObject file, @Nullable Object token) {
        JsonObject params = JsonObject.of("attachment_id", file.getInteger("id"), "access_token", token);
        return Scene.error(client.call("/mail/attachment/delete", params, "Cookie", cookies.getOrDefault(who, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachment/%d", "image/%d", "image/%d/10x10"})
    void aFileIsInItsOwnConversationOnlyAndOtherSitesNeedItsTokenThere(String path) {
        int id = posted().getInteger("id");
        String ofVisitor = "/im_livechat/cors/channel/%d/".formatted(visitor.channelId()) + path.formatted(id);
        String ofStranger = "/im_livechat/cors/channel/%d/".formatted(stranger.channelId()) + path.formatted(id);

        assertThat(statusFor(ofVisitor, visitor.token())).isEqualTo(200);
        assertThat(statusFor(ofVisitor, stranger.token())).isEqualTo(404);
        assertThat(statusFor(ofStranger, stranger.token())).isEqualTo(404);
        assertThat(statusFor(ofStranger, visitor.token())).isEqualTo(404);
        assertThat(get("stranger", "%s", ofStranger.replace("im_livechat/cors", "discuss"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("administrator", "%s", ofStranger.replace("im_livechat/cors", "discuss"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("administrator", "%s", ofVisitor).statusCode()).isEqualTo(500);
    }

    private int statusFor(String path, String guestToken) {
        return client.send(client.request(path + "?guest_token=" + guestToken.replace("|", "%7C")))
                .statusCode();
    }

    @Test
    void aVisitorsOwnFileHangsOnOneMessageOnly() {
        JsonObject file = posted();

        JsonObject again = scene.post(visitor, "once more", file);

        assertThat(again.getJsonObject("result")
                        .getJsonArray("mail.message")
                        .getJsonObject(0)
                        .getJsonArray("attachment_ids"))
                .isEqualTo(new JsonArray());
    }
}
