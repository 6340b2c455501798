package dev.switchboard.methods;

import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.Post;
import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.dialect.MessageView;
import dev.switchboard.model.DiscussChannel;
import dev.switchboard.model.MailMessageSubtype;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import dev.switchboard.records.Arguments;
import dev.switchboard.records.ExternalIds;
import dev.switchboard.records.Html;
import dev.switchboard.records.Python;
import dev.switchboard.records.Records;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code message_post} of a script. A body is text unless {@code body_is_html} says otherwise; without a subtype the
 * message is a note. Files go with the message only when the caller may see them.
 */
final class RequestedPost {
    private final Records records;
    private final Model channels;
    private final Arguments arguments;

    RequestedPost(Records records, Model channels, Arguments arguments) {
        this.records = records;
        this.channels = channels;
        this.arguments = arguments;
    }

    /** Posts it and gives its id. */
    Future<Integer> post() {
        int channel = arguments.id(channels.name());
        String type = type();
        return Reach.conversation(records, channels, channel, "name")
                .compose(reached -> checkFiles())
                .compose(checked -> subtype())
                .compose(subtype -> author().compose(author -> Messages.post(
                        records.env().change(),
                        new Post(
                                author,
                                channel,
                                body(),
                                type,
                                subtype,
                                arguments.limit("parent_id"),
                                null,
                                List.of(),
                                true,
                                null,
                                null))))
                .compose(this::complete);
    }

    private String type() {
        String type = arguments.text("message_type");
        Field declared = records.model("mail.message").field("message_type");
        boolean known =
                declared.choices().stream().anyMatch(choice -> choice.value().equals(type));
        if (known && !type.equals("user_notification")) {
            return type;
        }
        throw new Refusal(
                Refusal.Kind.VALUE_ERROR,
                "Wrong value for mail.message.message_type: " + Python.repr(arguments.value("message_type")));
    }

    private String body() {
        String body = arguments.text("body");
        return arguments.truthy("body_is_html") ? body : Html.escaped(body);
    }

    private Future<Integer> subtype() {
        String name = arguments.textOrNull("subtype_xmlid");
        if (name != null) {
            return ExternalIds.find(records, name, "mail.message.subtype");
        }
        Integer id = arguments.limit("subtype_id");
        return Future.succeededFuture(id == null ? Integer.valueOf(MailMessageSubtype.NOTE) : id);
    }

    /** Only administrators speak for others. */
    private Future<Persona> author() {
        Persona.User caller = records.env().user();
        Integer other = arguments.limit("author_id");
        if (other == null || other == caller.partnerId()) {
            return Future.succeededFuture(caller);
        }
        if (!caller.system()) {
            throw new Refusal(Refusal.Kind.ACCESS_ERROR, "You can only post messages in your own name.");
        }
        return records.exists(records.model("res.partner"), List.of(other)).map(found -> {
            if (found.isEmpty()) {
                throw new Refusal(Refusal.Kind.VALUE_ERROR, "Wrong value for mail.message.author_id: " + other);
            }
            return new Persona.User(caller.id(), other, caller.groups());
        });
    }

    private Future<Void> checkFiles() {
        List<Integer> files = arguments.references("attachment_ids");
        return files.isEmpty()
                ? Future.succeededFuture()
                : records.read(attachments(), files, List.of(attachments().field("id")))
                        .compose(found -> found.size() == files.size()
                                ? Future.succeededFuture()
                                : Future.failedFuture(new Refusal(
                                        Refusal.Kind.MISSING_ERROR,
                                        "Record does not exist or has been deleted.\n(Record: ir.attachment%s, User: %d)"
                                                .formatted(
                                                        Python.tuple(files),
                                                        records.env().user().id()))));
    }

    private Model attachments() {
        return records.model("ir.attachment");
    }

    private Future<Integer> complete(MessageView message) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String list : List.of("attachment_ids", "partner_ids")) {
            List<Integer> ids = arguments.references(list);
            if (!ids.isEmpty()) {
                values.put(list, JsonArray.of(JsonArray.of(6, 0, new JsonArray(ids))));
            }
        }
        for (String text : List.of("subject", "email_from")) {
            String value = arguments.textOrNull(text);
            if (value != null) {
                values.put(text, value);
            }
        }
        Future<Void> completed = values.isEmpty()
                ? Future.succeededFuture()
                : records.unrestricted()
                        .writes()
                        .write(records.model("mail.message"), List.of(message.id()), values)
                        .compose(done -> claimFiles(message));
        return completed.map(message.id());
    }

    /** Files that the caller uploaded for no record yet become the conversation's. */
    private Future<Void> claimFiles(MessageView message) {
        Model model = attachments();
        Domain unclaimed = new Domain.All(List.of(
                new Domain.Comparison(model.field("id"), Operator.IN, arguments.references("attachment_ids")),
                new Domain.Comparison(
                        model.field("create_uid"),
                        Operator.EQUAL,
                        records.env().user().id()),
                new Domain.Comparison(model.field("res_id"), Operator.IN, Arrays.asList(0, null))));
        Records server = records.unrestricted();
        return server.search(model, unclaimed)
                .compose(files -> server.writes()
                        .write(
                                model,
                                files,
                                Map.of("res_model", DiscussChannel.MODEL.name(), "res_id", message.channelId())));
    }
}
