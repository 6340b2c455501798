package dev.switchboard.presence;

import dev.switchboard.bus.Log;
import dev.switchboard.db.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One a node: who is online, away or gone. Somebody is gone when their last socket on any node closed and none came
 * back within a moment, or when nothing was heard of them for a minute, as after the end of a node.
 */
public final class PresenceVerticle extends VerticleBase {
    private static final Logger LOGGER = LoggerFactory.getLogger(PresenceVerticle.class);

    /** To every node: somebody's last socket on one of them closed; who still has one says so. */
    private static final String LEFT = "switchboard.presence.left";

    /** Away after so many milliseconds without touch, strictly more (Odoo: bus.presence, AWAY_TIMER). */
    private static final long AWAY_MILLIS = 1_800_000;

    /** A page that is loaded anew, or whose connection broke, is back by then. */
    private static final int GRACE_MILLIS = 1_200;

    private static final int ANSWER_MILLIS = 300;
    private static final int TOUCH_MILLIS = 20_000;
    private static final int TIME_OUT_SECONDS = 60;

    private final Log log;
    private final PresenceTable table;
    private final Map<Who, Integer> sockets = new HashMap<>();

    /** Stores in a database and tells through its log. */
    public PresenceVerticle(Database database, Log log) {
        this.log = log;
        this.table = new PresenceTable(database);
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<JsonObject>localConsumer(PresenceSignals.ADDRESS, message -> hear(message.body()));
        vertx.eventBus().<JsonObject>consumer(LEFT, message -> saySoIfStillHere(Who.of(message.body())));
        vertx.setPeriodic(TOUCH_MILLIS, timer -> touchAndTimeOut());
        return Future.succeededFuture();
    }

    private void hear(JsonObject message) {
        Who who = Who.of(message.getJsonObject("who"));
        switch (message.getString("signal")) {
            case "opened" -> sockets.merge(who, 1, Integer::sum);
            case "active" -> active(who, message.getLong("inactivity"));
            case "closed" -> closed(who);
            default -> leaveUnlessHere(who);
        }
    }

    private void active(Who who, long inactivityMillis) {
        String status = inactivityMillis > AWAY_MILLIS ? "away" : "online";
        table.heard(who, status, inactivityMillis)
                .onSuccess(changed -> tellIf(changed, who, status))
                .onFailure(PresenceVerticle::warn);
    }

    private void closed(Who who) {
        sockets.computeIfPresent(who, (w, count) -> count > 1 ? count - 1 : null);
        leaveUnlessHere(who);
    }

    private void leaveUnlessHere(Who who) {
        if (!sockets.containsKey(who)) {
            table.now()
                    .onSuccess(now -> vertx.setTimer(GRACE_MILLIS, timer -> askAround(who, now)))
                    .onFailure(PresenceVerticle::warn);
        }
    }

    private void askAround(Who who, LocalDateTime leftAt) {
        vertx.eventBus().publish(LEFT, who.toJson());
        vertx.setTimer(ANSWER_MILLIS, timer -> leave(who, leftAt));
    }

    /** Who came back has perhaps not said so yet: a client that missed much is told of it first. */
    private void leave(Who who, LocalDateTime leftAt) {
        if (!sockets.containsKey(who)) {
            table.left(who, leftAt)
                    .onSuccess(changed -> tellIf(changed, who, "offline"))
                    .onFailure(PresenceVerticle::warn);
        }
    }

    private void saySoIfStillHere(Who who) {
        if (sockets.containsKey(who)) {
            table.touch(Set.of(who)).onFailure(PresenceVerticle::warn);
        }
    }

    private void touchAndTimeOut() {
        table.touch(sockets.keySet())
                .compose(touched -> table.timeOut(TIME_OUT_SECONDS))
                .onSuccess(this::tellGone)
                .onFailure(PresenceVerticle::warn);
    }

    private void tellGone(List<Who> gone) {
        gone.forEach(who -> tellIf(true, who, "offline"));
    }

    private void tellIf(boolean changed, Who who, String status) {
        if (changed) {
            log.tell(who.topic(), who.changedTo(status));
        }
    }

    private static void warn(Throwable failure) {
        LOGGER.warn("Presence cannot be stored: {}", failure.getMessage());
    }
}
