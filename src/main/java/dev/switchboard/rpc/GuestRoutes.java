package dev.switchboard.rpc;

import dev.switchboard.conversation.GuestNames;
import io.vertx.core.Future;
import java.util.List;

/** Says what guests are called (Odoo: mail/controllers/guest.py). */
public final class GuestRoutes {
    private final GuestNames names;

    /** Makes the routes. */
    public GuestRoutes(GuestNames names) {
        this.names = names;
    }

    /** The JSON-RPC routes. */
    public List<Route> routes() {
        return List.of(Route.open(
                        "/mail/guest/update_name",
                        "GuestController.mail_guest_update_name",
                        List.of("guest_id", "name"),
                        this::updateName)
                .byPostOnly());
    }

    private Future<Answer> updateName(Call call) {
        return names.rename(
                        call.persona(),
                        call.params().integer("guest_id"),
                        call.params().text("name"))
                .map(renamed -> Answer.nothing());
    }
}
