package dev.switchboard.golden;

import static java.util.Map.entry;

import dev.switchboard.golden.Meaning.Descriptions;
import dev.switchboard.golden.Meaning.Domain;
import dev.switchboard.golden.Meaning.FieldNames;
import dev.switchboard.golden.Meaning.Groups;
import dev.switchboard.golden.Meaning.Ids;
import dev.switchboard.golden.Meaning.Page;
import dev.switchboard.golden.Meaning.Plain;
import dev.switchboard.golden.Meaning.Specification;
import dev.switchboard.golden.Meaning.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the arguments and results of Odoo's model methods hold, as far as ids and field names go. */
final class Methods {
    private static final Function<String, Meaning> IDS = Ids::new;
    private static final Function<String, Meaning> DOMAIN = Domain::new;
    private static final Function<String, Meaning> VALUES = Values::new;
    private static final Function<String, Meaning> FIELDS = FieldNames::new;
    private static final Function<String, Meaning> SPECIFICATION = Specification::new;
    private static final Function<String, Meaning> GROUPS = Groups::new;

    /** Positional arguments. What is not listed gets the records in its first argument, and nothing else. */
    private static final Map<String, List<Function<String, Meaning>>> ARGUMENTS = Map.ofEntries(
            entry("create", List.of(VALUES)),
            entry("default_get", List.of(FIELDS)),
            entry("fields_get", List.of(FIELDS)),
            entry("formatted_read_group", List.of(DOMAIN, FIELDS, FIELDS)),
            entry("get_mention_suggestions_from_channel", List.of(ids("discuss.channel"))),
            entry("match_rule", List.of(ids("im_livechat.channel"))),
            entry("name_search", List.of(Methods::plain, DOMAIN)),
            entry("onchange", List.of(IDS, VALUES, FIELDS, SPECIFICATION)),
            entry("read", List.of(IDS, FIELDS)),
            entry("read_group", List.of(DOMAIN, FIELDS, FIELDS)),
            entry("search", List.of(DOMAIN)),
            entry("search_count", List.of(DOMAIN)),
            entry("search_fetch", List.of(DOMAIN, FIELDS)),
            entry("search_for_channel_invite", List.of(Methods::plain, ids("discuss.channel"))),
            entry("search_read", List.of(DOMAIN, FIELDS)),
            entry("web_name_search", List.of(Methods::plain, SPECIFICATION, DOMAIN)),
            entry("web_read", List.of(IDS, SPECIFICATION)),
            entry("web_read_group", List.of(DOMAIN, FIELDS, FIELDS)),
            entry("web_save", List.of(IDS, VALUES, SPECIFICATION)),
            entry("web_search_read", List.of(DOMAIN, SPECIFICATION)),
            entry("write", List.of(IDS, VALUES)));

    /** Arguments by name, whatever the method. */
    private static final Map<String, Function<String, Meaning>> KEYWORDS = Map.ofEntries(
            entry("args", DOMAIN),
            entry("domain", DOMAIN),
            entry("allfields", FIELDS),
            entry("fields", FIELDS),
            entry("fields_list", FIELDS),
            entry("groupby", FIELDS),
            entry("ids", IDS),
            entry("partners_to", ids("res.partner")),
            entry("partner_ids", ids("res.partner")),
            entry("specification", SPECIFICATION),
            entry("values", VALUES),
            entry("vals", VALUES),
            entry("vals_list", VALUES));

    private static final Map<String, Function<String, Meaning>> RESULTS = Map.ofEntries(
            entry("add_members", ids("discuss.channel.member")),
            entry("copy", IDS),
            entry("create", IDS),
            entry("default_get", VALUES),
            entry("exists", IDS),
            entry("fields_get", Descriptions::new),
            entry("formatted_read_group", GROUPS),
            entry("get_metadata", VALUES),
            entry("message_post", ids("mail.message")),
            entry("name_create", IDS),
            entry("name_get", IDS),
            entry("name_search", IDS),
            entry("onchange", model -> new Page(new Values(model))),
            entry("read", VALUES),
            entry("read_group", GROUPS),
            entry("search", IDS),
            entry("search_read", VALUES),
            entry("web_name_search", VALUES),
            entry("web_read", VALUES),
            entry("web_read_group", model -> new Page(new Groups(model))),
            entry("web_save", VALUES),
            entry("web_search_read", model -> new Page(new Values(model))));

    private Methods() {}

    private static Meaning plain(String model) {
        return new Plain();
    }

    private static Function<String, Meaning> ids(String model) {
        return anyModel -> new Ids(model);
    }

    /** A positional argument. */
    static Meaning argument(String model, String method, int index) {
        var arguments = ARGUMENTS.getOrDefault(method, List.of(IDS));
        return index < arguments.size() ? arguments.get(index).apply(model) : new Plain();
    }

    /** An argument by name; empty when the name says nothing. */
    static Optional<Meaning> keyword(String model, String name) {
        return Optional.ofNullable(KEYWORDS.get(name)).map(meaning -> meaning.apply(model));
    }

    /** The result; empty when it is nothing that all models have. */
    static Optional<Meaning> result(String model, String method) {
        return Optional.ofNullable(RESULTS.get(method)).map(meaning -> meaning.apply(model));
    }
}
