package dev.switchboard.conversation;

import dev.switchboard.db.Tx;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Files that somebody claims for a message.
 *
 * @param files what the claimant is towards them
 */
record Claims(List<FileStanding> files) {
    private static final String MOVE = """
            UPDATE ir_attachment SET res_model = 'discuss.channel', res_id = $2, write_date = now() AT TIME ZONE 'utc'
            WHERE id = ANY($1)""";
    private static final String LINK = """
            INSERT INTO message_attachment_rel (message_id, attachment_id) SELECT $1, unnest($2::int4[])
            ON CONFLICT DO NOTHING""";

    /**
     * Files that somebody may claim, all of them.
     *
     * @return fails with {@link Refusal} USER_ERROR when one of them is not there, or not the claimant's
     */
    static Future<Claims> of(Tx tx, Persona claimant, List<Post.File> files) {
        List<Integer> ids = files.stream().map(Post.File::id).distinct().toList();
        return ids.isEmpty()
                ? Future.succeededFuture(new Claims(List.of()))
                : FileStanding.held(tx, claimant, ids).compose(found -> checked(files, found));
    }

    private static Future<Claims> checked(List<Post.File> files, List<FileStanding> found) {
        var byId = found.stream().collect(Collectors.toMap(FileStanding::id, Function.identity()));
        for (Post.File file : files) {
            FileStanding standing = byId.get(file.id());
            if (standing == null || !standing.mayClaim(file.token())) {
                return Future.failedFuture(new Refusal(
                        Refusal.Kind.USER_ERROR,
                        "The attachment %d does not exist or you do not have the rights to access it."
                                .formatted(file.id())));
            }
        }
        return Future.succeededFuture(new Claims(found));
    }

    /** Hangs them on a message. */
    Future<Void> hangOn(Tx tx, int channelId, int messageId) {
        return files.isEmpty()
                ? Future.succeededFuture()
                : tx.run(MOVE, ids(FileStanding::moves), channelId)
                        .compose(moved -> tx.run(LINK, messageId, ids(FileStanding::hangs)))
                        .mapEmpty();
    }

    private Integer[] ids(Predicate<FileStanding> which) {
        return files.stream().filter(which).map(FileStanding::id).toArray(Integer[]::new);
    }
}
