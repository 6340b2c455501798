package dev.switchboard.livechat;

import dev.switchboard.conversation.MessageRows;
import dev.switchboard.conversation.People;
import dev.switchboard.db.Database;
import dev.switchboard.db.Tx;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.dialect.PersonaView;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.model.ResPartner;
import dev.switchboard.model.ResUsers;
import dev.switchboard.model.Timezones;
import dev.switchboard.outbox.Mail;
import dev.switchboard.outbox.OutboxVerticle;
import dev.switchboard.outbox.Recipient;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/** Mails visitors what was said. The mail is stored in the transaction that composes it, and the outbox sends it. */
public final class Transcripts {
    private static final int MOST_MESSAGES = 5_000;
    private static final int MOST_MAILS_A_DAY = 5;

    /** What is told of a conversation {@code c}, its company and its operator {@code p}. */
    static final String TOLD = """
            c.create_date AS opened, company.name AS company, home.email AS company_email,
              home.phone AS company_phone, home.website AS company_website, %s""".formatted(People.PARTNER_COLUMNS);

    /** Who tells it. */
    static final String TELLERS = """
            JOIN res_company company ON company.id = 1
            JOIN res_partner home ON home.id = company.partner_id
            LEFT JOIN res_partner p ON p.id = c.livechat_operator_id
            %s""".formatted(People.PARTNER_JOINS);

    /** In a statement of its own: who waits for the lock counts afterwards the mails of who had it. */
    private static final String LOCK = "SELECT id FROM discuss_channel WHERE id = $1 FOR UPDATE";

    private static final String CONVERSATION = """
            SELECT %s, visitor.timezone, coalesce(visitor.lang, caller.lang) AS lang,
              (SELECT count(*) FROM mail_mail mail WHERE mail.model = 'discuss.channel' AND mail.res_id = c.id
                AND mail.create_date > (now() AT TIME ZONE 'utc') - interval '1 day') AS mails
            FROM discuss_channel c
            %s
            LEFT JOIN res_partner caller ON caller.id = $2
            LEFT JOIN LATERAL (
              SELECT guest.timezone, guest.lang FROM discuss_channel_member m JOIN mail_guest guest ON guest.id = m.guest_id
              WHERE m.channel_id = c.id ORDER BY m.id LIMIT 1) visitor ON true
            WHERE c.id = $1 AND c.channel_type = 'livechat' AND EXISTS (
              SELECT FROM discuss_channel_member m
              WHERE m.channel_id = c.id AND (m.partner_id = $2 OR m.guest_id = $3))""".formatted(TOLD, TELLERS);

    private static final String MESSAGES =
            "%s AND message.res_id = $1 AND %s ORDER BY message.date, message.id LIMIT %d"
                    .formatted(MessageRows.SELECT, MessageRows.IS_FOR_CUSTOMERS, MOST_MESSAGES);
    private static final String PUBLIC_PARTNER = "SELECT partner_id FROM res_users WHERE id = " + ResUsers.PUBLIC;
    private final Database database;
    private final EventBus eventBus;
    private final String publicUrl;
    private final boolean canSend;

    private record Request(Persona caller, int channelId, String email) {}

    /**
     * Composes mails.
     *
     * @param publicUrl what links in mails begin with
     * @param canSend whether there is a mail server
     */
    public Transcripts(Database database, EventBus eventBus, String publicUrl, boolean canSend) {
        this.database = database;
        this.eventBus = eventBus;
        this.publicUrl = publicUrl;
        this.canSend = canSend;
    }

    /**
     * Mails a conversation to somebody. Nothing happens for who is not in it.
     *
     * @param email whom to mail it to
     * @return done once the mail is stored. Fails with USER_ERROR when there is no mail server, when the address is
     *     none, and for the sixth mail of a day
     */
    public Future<Void> request(Persona caller, int channelId, String email) {
        if (!canSend) {
            return refused("Transcripts cannot be mailed: this server was not told which mail server to use.");
        }
        return Recipient.in(email)
                .map(address -> request(new Request(caller, channelId, address)))
                .orElseGet(() -> refused("This is not an email address."));
    }

    private Future<Void> request(Request request) {
        return database.transaction(tx -> tx.run(LOCK, request.channelId())
                        .compose(locked -> conversation(tx, request))
                        .compose(found ->
                                found.isEmpty() ? Future.succeededFuture() : compose(tx, request, found.get())))
                .map(stored -> {
                    eventBus.publish(OutboxVerticle.ADDRESS, "");
                    return null;
                });
    }

    private static Future<Optional<Row>> conversation(Tx tx, Request request) {
        Persona caller = request.caller();
        return tx.one(row -> row, CONVERSATION, request.channelId(), caller.partner(), caller.guest());
    }

    private static Future<Void> refused(String sentence) {
        return Future.failedFuture(new Refusal(Refusal.Kind.USER_ERROR, sentence));
    }

    private Future<Void> compose(Tx tx, Request request, Row conversation) {
        if (conversation.getLong("mails") >= MOST_MAILS_A_DAY) {
            return refused("This conversation was mailed often enough today.");
        }
        return tx.list(MessageRows::view, MESSAGES, request.channelId())
                .compose(messages -> TranscriptFiles.of(tx, messages)
                        .map(files -> transcript(conversation, messages, files, publicUrl)))
                .compose(transcript ->
                        author(tx, request.caller()).compose(author -> store(tx, request, transcript, author)));
    }

    /** Some messages of a conversation, whose row has what {@link #TOLD} names. */
    static Transcript transcript(
            Row conversation, List<MessageView> messages, TranscriptFiles files, String publicUrl) {
        TranscriptWords words = TranscriptWords.in(conversation.getString("lang"));
        PersonaView.Partner operator = People.partner(conversation);
        Transcript.Sender company = new Transcript.Sender(
                conversation.getString("company"),
                conversation.getString("company_email"),
                conversation.getString("company_phone"),
                conversation.getString("company_website"));
        return new Transcript(
                company,
                operator == null ? company.name() : operator.displayName(),
                conversation.getLocalDateTime("opened"),
                messages.stream()
                        .map(message -> line(message, files, words))
                        .filter(line -> !line.body().isEmpty() || !line.files().isEmpty())
                        .toList(),
                new Transcript.Form(words, Timezones.zone(conversation.getString("timezone")), publicUrl));
    }

    private static Transcript.Line line(MessageView message, TranscriptFiles files, TranscriptWords words) {
        String author = message.author() instanceof PersonaView.Partner partner ? partner.displayName() : words.you();
        return new Transcript.Line(author, message.date(), message.body(), files.on(message));
    }

    private static Future<Integer> author(Tx tx, Persona caller) {
        Integer partner = caller.partner();
        return partner == null
                ? tx.one(row -> row.getInteger(0), PUBLIC_PARTNER).map(found -> found.orElse(ResPartner.ODOOBOT))
                : Future.succeededFuture(partner);
    }

    private Future<Void> store(Tx tx, Request request, Transcript transcript, int author) {
        Transcript.Sender company = transcript.sender();
        return new Mail(
                        request.channelId(),
                        transcript.subject(),
                        new Mail.Sender(company.name(), company.email(), publicUrl),
                        request.email(),
                        author,
                        transcript.html(),
                        transcript.text())
                .store(tx);
    }
}
