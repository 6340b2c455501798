package dev.switchboard.records;

import dev.switchboard.db.Model;
import dev.switchboard.model.Persona;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Odoo's record rules for reading, as mail/security and im_livechat/security of 18.0 have them, over rows in memory. */
final class PersonaRules implements Evaluation.Visible {
    private final World world;
    private final Persona.User user;

    PersonaRules(World world, Persona.User user) {
        this.world = world;
        this.user = user;
    }

    @Override
    public boolean test(Model model, World.Row row) {
        return switch (model.name()) {
            case "discuss.channel" -> user.system() || reached(row);
            case "discuss.channel.member" -> user.system() || reached(channel(row.get("channel_id")));
            case "mail.message" -> user.system() || own(row) || conversed(row);
            case "mail.canned.response" ->
                user.system() || Objects.equals(row.get("create_uid"), user.id()) || shared(row);
            case "res.partner" -> user.internal() || isCaller(row.get("id")) || isCaller(row.get("parent_id"));
            case "res.users" -> user.internal() || row.id() == user.id();
            case "im_livechat.channel" -> user.internal() || Boolean.TRUE.equals(row.get("is_published"));
            default -> true;
        };
    }

    private boolean isCaller(@Nullable Object partner) {
        return Objects.equals(partner, user.partnerId());
    }

    private World.@Nullable Row channel(@Nullable Object id) {
        return world.row(world.schema().model("discuss.channel"), id);
    }

    private boolean reached(World.@Nullable Row channel) {
        if (channel == null) {
            return false;
        }
        if ("channel".equals(channel.get("channel_type"))) {
            return channel.get("group_public_id") == null || user.groups().contains(channel.get("group_public_id"));
        }
        return member(channel);
    }

    private boolean member(World.Row channel) {
        return rows("discuss.channel.member").stream()
                .anyMatch(
                        row -> Objects.equals(row.get("channel_id"), channel.id()) && isCaller(row.get("partner_id")));
    }

    private List<World.Row> rows(String model) {
        return world.rows(world.schema().model(model));
    }

    private boolean own(World.Row message) {
        return isCaller(message.get("author_id"));
    }

    /** Customers do not read what is for employees alone; the subtype 2 is a note. */
    private boolean conversed(World.Row message) {
        World.Row channel = "discuss.channel".equals(message.get("model")) ? channel(message.get("res_id")) : null;
        boolean internal =
                Boolean.TRUE.equals(message.get("is_internal")) || Objects.equals(message.get("subtype_id"), 2);
        return channel != null && (reached(channel) || member(channel)) && (user.internal() || !internal);
    }

    private boolean shared(World.Row response) {
        Model model = world.schema().model("mail.canned.response");
        return world.list(model.field("group_ids"), response).stream().anyMatch(user.groups()::contains);
    }
}
