package dev.switchboard.livechat;

import dev.switchboard.conversation.MessageRows;
import dev.switchboard.db.Database;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.outbox.Mail;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Mails visitors what was answered to the messages that they left, unless they have read it on the page. All of it is
 * decided from the tables: an answer is mailed once, whatever is killed in between.
 */
final class AnswerMails {
    private static final String LOCK = "switchboard.answer-mails";

    /** What operators said since the visitor was last mailed, or last looked. */
    private static final String ANSWERS = """
            message.res_id = c.id AND message.model = 'discuss.channel' AND message.message_type = 'comment'
              AND message.id > greatest(l.mailed_message_id, m.seen_message_id)
              AND EXISTS (SELECT FROM res_users u WHERE u.partner_id = message.author_id AND NOT u.share)
              AND %s""".formatted(MessageRows.IS_FOR_CUSTOMERS);

    private static final String LEFT = """
            JOIN switchboard_left_message l ON l.channel_id = c.id
            JOIN discuss_channel_member m ON m.channel_id = l.channel_id AND m.guest_id = l.guest_id""";

    private static final String DUE = """
            SELECT c.id, c.livechat_channel_id, coalesce(c.livechat_operator_id, 2) AS author_id, l.name, l.email, guest.timezone, guest.lang, %s
            FROM discuss_channel c
            %s
            JOIN mail_guest guest ON guest.id = l.guest_id
            LEFT JOIN bus_presence here ON here.guest_id = l.guest_id
            %s
            WHERE c.last_interest_dt > (now() AT TIME ZONE 'utc') - interval '7 days'
              AND coalesce(here.status, 'offline') = 'offline'
              AND EXISTS (SELECT FROM mail_message message WHERE %s
                AND message.create_date <= (now() AT TIME ZONE 'utc') - make_interval(secs => $1))
            ORDER BY c.id LIMIT 20 FOR UPDATE OF l SKIP LOCKED""".formatted(Transcripts.TOLD, LEFT, Transcripts.TELLERS, ANSWERS);

    private static final String MESSAGES = """
            %s AND message.res_id = $1 AND message.id IN (
              SELECT message.id FROM mail_message message JOIN discuss_channel c ON c.id = $1 %s WHERE %s)
            ORDER BY message.id""".formatted(MessageRows.SELECT, LEFT, ANSWERS);

    private static final String MAILED =
            "UPDATE switchboard_left_message SET mailed_message_id = $2 WHERE channel_id = $1";

    private final Database database;
    private final String publicUrl;
    private final Duration pause;

    /**
     * Composes mails.
     *
     * @param publicUrl what links in mails begin with
     * @param pause for how long answers are gathered before they are mailed together
     */
    AnswerMails(Database database, String publicUrl, Duration pause) {
        this.database = database;
        this.publicUrl = publicUrl;
        this.pause = pause;
    }

    /** Stores what is due, unless another node does at the moment; gives how many mails that were. */
    Future<Integer> compose() {
        return database.transaction(
                tx -> tx.tryLock(LOCK).compose(held -> held ? composeDue(tx) : Future.succeededFuture(0)));
    }

    private Future<Integer> composeDue(Tx tx) {
        return tx.list(row -> row, DUE, (double) pause.toSeconds())
                .compose(due -> each(tx, due.iterator()).map(due.size()));
    }

    private Future<Void> each(Tx tx, Iterator<Row> due) {
        return due.hasNext() ? mail(tx, due.next()).compose(done -> each(tx, due)) : Future.succeededFuture();
    }

    private Future<Void> mail(Tx tx, Row conversation) {
        int channelId = conversation.getInteger("id");
        return tx.list(MessageRows::view, MESSAGES, channelId)
                .compose(answers -> TranscriptFiles.of(tx, answers)
                        .map(files -> Transcripts.transcript(conversation, answers, files, publicUrl))
                        .compose(transcript -> store(tx, conversation, transcript))
                        .compose(stored -> tx.run(MAILED, channelId, last(answers)))
                        .mapEmpty());
    }

    private static int last(List<MessageView> answers) {
        return answers.get(answers.size() - 1).id();
    }

    private Future<Void> store(Tx tx, Row conversation, Transcript answers) {
        int channelId = conversation.getInteger("id");
        return Resumptions.key(tx, channelId)
                .map(key -> new AnswerMail(answers, conversation.getString("name"), link(conversation, key)))
                .compose(mail -> new Mail(
                                channelId,
                                mail.subject(),
                                new Mail.Sender(
                                        answers.sender().name(),
                                        answers.sender().email(),
                                        publicUrl),
                                conversation.getString("email"),
                                conversation.getInteger("author_id"),
                                mail.html(),
                                mail.text())
                        .store(tx));
    }

    private String link(Row conversation, String key) {
        return "%s/im_livechat/support/%d#livechat-resume=%s"
                .formatted(publicUrl, conversation.getInteger("livechat_channel_id"), key);
    }
}
