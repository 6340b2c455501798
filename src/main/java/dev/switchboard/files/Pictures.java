package dev.switchboard.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.db.Database;
import dev.switchboard.model.Avatar;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Picture;
import dev.switchboard.model.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the pictures of people and channels, and files as pictures of a wanted size. */
public final class Pictures {
    private static final int AT_ONCE = 2;

    /** Each of them is in memory as a whole. */
    private static final int AT_ONCE_OR_WAITING = 8;

    private static final int MOST_BYTES = 10 << 20;
    private static final Set<String> SCALABLE = Set.of("image/png", "image/jpeg");

    private static final String CALLER =
            "WITH caller AS (SELECT $2::bool AS employee, $3::int4 AS partner_id, $4::int4 AS guest_id) ";
    private static final String TOGETHER = """
            EXISTS (SELECT FROM discuss_channel_member m JOIN discuss_channel_member self USING (channel_id)
              WHERE m.%s = %s AND (self.partner_id = caller.partner_id OR self.guest_id = caller.guest_id))""";

    /**
     * Partners who meet visitors are for everybody to see; otherwise who is in one conversation sees each other. Only
     * employees are shown by their initials (Odoo 18.0: res.partner, _compute_avatar).
     */
    private static final String PARTNER = CALLER + """
            SELECT p.name, p.image_1920 AS image,
              EXISTS (SELECT FROM res_users u WHERE u.partner_id = p.id AND NOT u.share) AS has_initials
            FROM res_partner p, caller
            WHERE p.id = %s AND (caller.employee OR p.id = caller.partner_id
              OR EXISTS (SELECT FROM im_livechat_channel_im_user o JOIN res_users u ON u.id = o.user_id
                WHERE u.partner_id = p.id)
              OR EXISTS (SELECT FROM chatbot_script s WHERE s.operator_partner_id = p.id)
              OR
            """ + TOGETHER.formatted("partner_id", "p.id") + ")";

    private static final String GUEST = CALLER + """
            SELECT g.name, NULL::bytea AS image, true AS has_initials FROM mail_guest g, caller
            WHERE g.id = $1 AND (caller.employee OR g.id = caller.guest_id
              OR
            """ + TOGETHER.formatted("guest_id", "g.id") + ")";
    private static final String CONVERSATION = CALLER + """
            SELECT c.name, c.image_128 AS image, true AS has_initials FROM discuss_channel c, caller
            WHERE c.id = $1 AND (caller.employee OR EXISTS (SELECT FROM discuss_channel_member self
              WHERE self.channel_id = c.id
                AND (self.partner_id = caller.partner_id OR self.guest_id = caller.guest_id)))""";
    private static final String LIVECHAT = CALLER
            + "SELECT lc.name, lc.image_128 AS image, true AS has_initials FROM im_livechat_channel lc WHERE lc.id = $1";
    private static final Map<String, String> BY_MODEL = Map.of(
            "res.partner", PARTNER.formatted("$1"),
            "res.users", PARTNER.formatted("(SELECT partner_id FROM res_users WHERE id = $1)"),
            "mail.guest", GUEST,
            "discuss.channel", CONVERSATION,
            "im_livechat.channel", LIVECHAT);

    private final Database database;
    private final AttachmentFiles files;
    private final WorkerExecutor workers;
    private final Picture placeholder;
    private final Buffer silhouette = Placeholder.silhouette();
    private final String silhouetteSum = Digest.of(silhouette.getBytes()).sha1();
    private final AtomicInteger busy = new AtomicInteger();

    private record Found(String name, @Nullable Buffer image, boolean hasInitials) {}

    /** Reads from a database, and scales a few pictures at a time. */
    public Pictures(Database database, AttachmentFiles files, Vertx vertx) {
        this.database = database;
        this.files = files;
        this.workers = vertx.createSharedWorkerExecutor("switchboard-pictures", AT_ONCE);
        Buffer bytes = Placeholder.png();
        this.placeholder = new Picture(
                "placeholder.png",
                "image/png",
                bytes,
                Digest.of(bytes.getBytes()).sha1(),
                true);
    }

    /** What is shown where there is no picture, or none for the caller. */
    public Picture placeholder() {
        return placeholder;
    }

    /**
     * A file as a picture that fits into a box.
     *
     * @param width of the box; 0 for any
     * @return empty when the file is to be given as it is, also because too many others are being made smaller
     */
    public Future<Optional<Buffer>> fitted(StoredFile file, int width, int height) {
        boolean asItIs = (width <= 0 && height <= 0) || file.size() > MOST_BYTES || !SCALABLE.contains(file.mimetype());
        return asItIs
                ? Future.succeededFuture(Optional.empty())
                : unlessBusy(
                        () -> files.slice(file.id(), 0, file.size()).compose(bytes -> scaled(bytes, width, height)));
    }

    private Future<Optional<Buffer>> unlessBusy(Supplier<Future<Optional<Buffer>>> work) {
        if (busy.incrementAndGet() > AT_ONCE_OR_WAITING) {
            busy.decrementAndGet();
            return Future.succeededFuture(Optional.empty());
        }
        return work.get().onComplete(done -> busy.decrementAndGet());
    }

    /** What cannot be unpacked is given as it is; browsers show a broken picture then. */
    private Future<Optional<Buffer>> scaled(Buffer bytes, int width, int height) {
        return workers.executeBlocking(() -> Thumbnails.fitted(bytes.getBytes(), width, height), false)
                .map(smaller -> smaller.map(Buffer::buffer))
                .otherwise(Optional.empty());
    }

    /**
     * The picture in a field of a record, such as {@code avatar_128}, which somebody without a picture has, too.
     *
     * @return the placeholder where there is none, or none for the caller
     */
    public Future<Picture> ofRecord(Persona persona, String model, int id, String field, int side) {
        String statement = BY_MODEL.get(model);
        if (statement == null || !field.matches("(avatar|image)_[0-9]{2,4}")) {
            return Future.succeededFuture(placeholder);
        }
        return database.one(Pictures::found, statement, id, persona.employee(), persona.partner(), persona.guest())
                .compose(found -> found.map(record -> picture(record, field.startsWith("avatar"), side))
                        .orElseGet(() -> Future.succeededFuture(placeholder)));
    }

    private static Found found(Row row) {
        return new Found(row.getString("name"), row.getBuffer("image"), row.getBoolean("has_initials"));
    }

    private Future<Picture> picture(Found found, boolean drawn, int side) {
        Buffer image = found.image();
        if (image == null) {
            return Future.succeededFuture(drawn ? avatar(found) : placeholder);
        }
        return unlessBusy(() -> scaled(image, side, side)).map(smaller -> stored(found.name(), smaller.orElse(image)));
    }

    private Picture avatar(Found found) {
        return found.hasInitials() ? initials(found.name()) : silhouette(found.name());
    }

    private Picture silhouette(String name) {
        return new Picture(name + ".png", "image/png", silhouette, silhouetteSum, false);
    }

    private static Picture initials(String name) {
        byte[] svg = Avatar.svg(name).getBytes(UTF_8);
        return new Picture(
                name + ".svg",
                "image/svg+xml",
                Buffer.buffer(svg),
                Digest.of(svg).sha1(),
                false);
    }

    /** A stored image that is none is nobody's picture. */
    private Picture stored(String name, Buffer image) {
        Digest digest = Digest.of(image.getBytes());
        String type = FileType.of("", digest.head());
        return type.startsWith("image/")
                ? new Picture(name + "." + type.substring("image/".length()), type, image, digest.sha1(), false)
                : placeholder;
    }
}
