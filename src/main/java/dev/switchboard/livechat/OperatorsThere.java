package dev.switchboard.livechat;

import static java.util.Comparator.comparing;

import dev.switchboard.livechat.OperatorChoice.Wanted;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operators who were there at one moment. Whoever is chosen has one conversation more for the next choice. */
final class OperatorsThere {
    private static final Logger LOGGER = LoggerFactory.getLogger(OperatorsThere.class);

    private final List<Operator> operators;
    private final Map<Integer, Integer> given = new HashMap<>();

    /**
     * Somebody who is online and takes conversations.
     *
     * @param livechatChannelId where; somebody may be in several
     * @param partnerId {@code res.partner} id
     * @param name what visitors read
     * @param spoken the languages that they speak besides their own
     * @param known {@code im_livechat.expertise} ids of what they know well
     * @param sessions their active ones
     * @param room how many more they take, if there is a limit
     */
    record Operator(
            int livechatChannelId,
            int partnerId,
            String name,
            @Nullable String lang,
            @Nullable Integer countryId,
            Set<String> spoken,
            Set<Integer> known,
            int sessions,
            @Nullable Integer room) {

        static Operator of(Row row) {
            return new Operator(
                    row.getInteger("channel_id"),
                    row.getInteger("partner_id"),
                    row.getString("name"),
                    row.getString("lang"),
                    row.getInteger("country_id"),
                    Set.of(row.getArrayOfStrings("spoken")),
                    Set.of(row.getArrayOfIntegers("known")),
                    row.getInteger("sessions"),
                    row.getInteger("room"));
        }

        private Closeness closenessTo(Wanted wanted) {
            if (Objects.equals(partnerId, wanted.previousOperatorId())) {
                return Closeness.SPOKE_BEFORE;
            }
            if (wanted.lang() != null && wanted.lang().equals(lang)) {
                return Closeness.OWN_LANGUAGE;
            }
            if (wanted.lang() != null && spoken.contains(wanted.lang())) {
                return Closeness.LEARNED_LANGUAGE;
            }
            return countryId != null && countryId.equals(wanted.countryId()) ? Closeness.COUNTRY : Closeness.NONE;
        }

        /** 2 for who knows nothing of what is wanted, 1 for some of it, 0 for all. */
        private int ignoranceOf(Wanted wanted) {
            return known.containsAll(wanted.expertises())
                    ? 0
                    : wanted.expertises().stream().anyMatch(known::contains) ? 1 : 2;
        }
    }

    /** What an operator has in common with a visitor, the closest first. */
    private enum Closeness {
        SPOKE_BEFORE("spoke to them before"),
        OWN_LANGUAGE("has their language"),
        LEARNED_LANGUAGE("speaks their language"),
        COUNTRY("is in their country"),
        NONE("is there");

        private final String words;

        Closeness(String words) {
            this.words = words;
        }

        /** Languages that somebody learned count as their own where expertise decides (Odoo 19.0). */
        private Closeness broadly() {
            return this == LEARNED_LANGUAGE ? OWN_LANGUAGE : this;
        }
    }

    /**
     * Who would be chosen.
     *
     * @param sessions how many they have before it
     * @param available of how many they were chosen
     */
    record Found(Operator operator, int sessions, int available) {}

    OperatorsThere(List<Operator> operators) {
        this.operators = operators;
    }

    /** Chooses for a conversation that is opened now, and says why in the log. */
    Optional<Operator> choose(Wanted wanted) {
        return find(wanted).map(found -> {
            LOGGER.info(
                    "Live chat channel {}: partner {} {}, with {} sessions, of {} available",
                    wanted.livechatChannelId(),
                    found.operator().partnerId(),
                    found.operator().closenessTo(wanted).words,
                    found.sessions(),
                    found.available());
            given.merge(found.operator().partnerId(), 1, Integer::sum);
            return found.operator();
        });
    }

    /** Who would be chosen now. */
    Optional<Found> find(Wanted wanted) {
        List<Operator> available = new ArrayList<>(operators.stream()
                .filter(operator -> operator.livechatChannelId() == wanted.livechatChannelId())
                .filter(operator -> !Objects.equals(operator.partnerId(), wanted.notId()))
                .filter(this::hasRoom)
                .toList());
        Collections.shuffle(available, ThreadLocalRandom.current());
        return available.stream()
                .min(comparing((Operator operator) ->
                                operator.closenessTo(wanted).broadly())
                        .thenComparing(operator -> operator.ignoranceOf(wanted))
                        .thenComparing(operator -> operator.closenessTo(wanted))
                        .thenComparing(this::sessions))
                .map(operator -> new Found(operator, sessions(operator), available.size()));
    }

    private boolean hasRoom(Operator operator) {
        return operator.room() == null || operator.room() > given.getOrDefault(operator.partnerId(), 0);
    }

    private int sessions(Operator operator) {
        return operator.sessions() + given.getOrDefault(operator.partnerId(), 0);
    }
}
