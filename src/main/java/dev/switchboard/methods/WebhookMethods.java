package dev.switchboard.methods;

import dev.switchboard.db.Model;
import dev.switchboard.outbox.OutboxVerticle;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.Method;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import java.util.List;

/** Methods of switchboard.webhook.delivery. */
public final class WebhookMethods {
    private static final String REPLAY = """
            UPDATE switchboard_webhook_delivery SET state = 'outgoing', attempts = 0, status_code = NULL,
              scheduled_date = now() AT TIME ZONE 'utc', write_date = now() AT TIME ZONE 'utc', write_uid = $2
            WHERE id = ANY($1) AND state = 'exception'""";

    private WebhookMethods() {}

    /** The methods. */
    public static List<Method> ofDeliveries() {
        return List.of(Method.writes("SwitchboardWebhookDelivery.replay(self)", WebhookMethods::replay));
    }

    /** Sends dead letters again, under their ids; gives how many there were among those. */
    private static Future<Object> replay(Records records, Model model, Arguments arguments) {
        return records.read(model, arguments.ids(), List.of(model.field("state")))
                .compose(read -> records.env()
                        .sql()
                        .run(
                                REPLAY,
                                arguments.ids().toArray(Integer[]::new),
                                records.env().user().id()))
                .map(replayed -> {
                    records.env().change().signal(OutboxVerticle.ADDRESS);
                    return replayed.rowCount();
                });
    }
}
