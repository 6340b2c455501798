package dev.switchboard.chatbot;

import dev.switchboard.db.Domain;
import dev.switchboard.db.Field;
import dev.switchboard.db.Model;
import dev.switchboard.db.Operator;
import dev.switchboard.records.Lifecycle;
import dev.switchboard.records.Records;
import dev.switchboard.records.Writes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The names of sources, which are unique: a second "Bot" becomes "Bot [2]" (Odoo: utm.mixin, _get_unique_names). */
public final class SourceNames implements Lifecycle {
    private static final Pattern NUMBERED = Pattern.compile("(.*)\\s+\\[([0-9]{1,9})]");
    private static final String NAME = "name";

    private record Numbered(String name, int number) {

        static Numbered of(String text) {
            Matcher matcher = NUMBERED.matcher(text);
            return matcher.lookingAt()
                    ? new Numbered(matcher.group(1), Integer.parseInt(matcher.group(2)))
                    : new Numbered(text, 1);
        }

        /** The number itself where nobody has it, otherwise the first that nobody has. */
        String besides(Set<Integer> taken) {
            int free = taken.contains(number)
                    ? IntStream.iterate(1, i -> i + 1)
                            .filter(i -> !taken.contains(i))
                            .findFirst()
                            .orElseThrow()
                    : number;
            return free > 1 ? "%s [%d]".formatted(name, free) : name;
        }
    }

    @Override
    public Future<Void> creating(Records records, Model model, List<Map<String, @Nullable Object>> values) {
        return Writes.eachInTurn(values, each -> number(records, each)).mapEmpty();
    }

    private static Future<Void> number(Records records, Map<String, @Nullable Object> values) {
        return values.get(NAME) instanceof String name
                ? unique(records, name, Set.of())
                        .map(unique -> values.put(NAME, unique))
                        .mapEmpty()
                : Future.succeededFuture();
    }

    /**
     * A name that no other source has.
     *
     * @param own the sources that may keep it
     */
    static Future<String> unique(Records records, String name, Set<Integer> own) {
        Numbered wanted = Numbered.of(name);
        Model sources = records.model("utm.source");
        Field field = sources.field(NAME);
        Domain alike = new Domain.Comparison(field, Operator.ILIKE, wanted.name());
        return records.unrestricted()
                .searchRead(sources, alike, null, 0, null, List.of(field))
                .map(found -> found.stream()
                        .filter(source -> !own.contains(source.id()))
                        .map(source ->
                                Numbered.of(String.valueOf(source.values().get(NAME))))
                        .filter(source -> source.name().equals(wanted.name()))
                        .map(Numbered::number)
                        .collect(Collectors.toSet()))
                .map(wanted::besides);
    }
}
