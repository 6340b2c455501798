package dev.switchboard.livechat;

import dev.switchboard.db.Database;
import dev.switchboard.dialect.LoaderView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;

/** Live chat channels as visitors meet them. */
public final class LivechatChannels {
    private static final String LOOKS = "SELECT * FROM im_livechat_channel WHERE id = $1";

    private static final String CHATBOT =
            "SELECT FROM im_livechat_channel_rule WHERE channel_id = $1 AND chatbot_script_id IS NOT NULL LIMIT 1";

    private final Database database;
    private final boolean canSend;

    /**
     * Reads from a database.
     *
     * @param canSend whether there is a mail server; without one nobody is asked to leave a message
     */
    public LivechatChannels(Database database, boolean canSend) {
        this.database = database;
        this.canSend = canSend;
    }

    /** Whether there is such a channel. */
    public Future<Boolean> exists(int id) {
        return database.run("SELECT FROM im_livechat_channel WHERE id = $1", id).map(rows -> rows.size() > 0);
    }

    /** Whether somebody is there to answer; false for a channel that does not exist. */
    public Future<Boolean> available(int id) {
        return OperatorChoice.anybody(database, id);
    }

    /**
     * What visitors can do at a channel while nobody is there; nothing if nothing is offered.
     *
     * @see Absence
     */
    public Future<Optional<Absence>> absence(int id) {
        return Absence.at(database, id, canSend);
    }

    /**
     * What the widget shows; nothing when nobody answers, neither an operator nor, on some page, a chatbot, and nothing
     * is offered to who finds nobody.
     *
     * @param username what an unnamed visitor is called
     */
    public Future<Optional<LoaderView.Looks>> looks(int id, String username) {
        return available(id)
                .compose(available -> available ? Future.succeededFuture(true) : hasChatbot(id))
                .compose(available -> available
                        ? looks(id, username, true)
                        : absence(id)
                                .compose(absence -> absence.isPresent()
                                        ? looks(id, username, false)
                                        : Future.succeededFuture(Optional.empty())));
    }

    private Future<Boolean> hasChatbot(int id) {
        return database.run(CHATBOT, id).map(rows -> rows.size() > 0);
    }

    private Future<Optional<LoaderView.Looks>> looks(int id, String username, boolean available) {
        return database.one(row -> looks(row, username, available), LOOKS, id);
    }

    private static LoaderView.Looks looks(Row row, String username, boolean available) {
        return new LoaderView.Looks(
                row.getInteger("id"),
                row.getString("name"),
                row.getString("button_text"),
                row.getString("input_placeholder"),
                row.getString("default_message"),
                row.getString("header_background_color"),
                row.getString("title_color"),
                row.getString("button_background_color"),
                row.getString("button_text_color"),
                username,
                available);
    }
}
