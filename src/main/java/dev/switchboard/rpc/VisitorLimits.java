package dev.switchboard.rpc;

import dev.switchboard.model.ClientNetwork;
import dev.switchboard.model.Persona;
import dev.switchboard.model.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often visitors may do what costs something: each guest, each address (an IPv6 network of 64 bits counts as one),
 * and all on one site together. Who signs in is not counted by site, lest a stranger lock everybody out. Employees are not counted, for a whole office comes from one address; nor is the machine itself, which is where
 * everybody seems to come from when a proxy is not trusted.
 */
public final class VisitorLimits {
    /** What takes files, which is no JSON-RPC. */
    public static final String UPLOAD = "/mail/attachment/upload";

    private static final Logger LOGGER = LoggerFactory.getLogger(VisitorLimits.class);
    private static final int MOST_SOURCES = 20_000;
    private static final int MOST_SITE_CHARACTERS = 100;
    private static final Pattern NOT_IN_SITES = Pattern.compile("[^!-~]");
    private static final long MINUTE_MILLIS = 60_000;

    private static final Kind MESSAGES =
            new Kind("messages", new Rate(30, 60), new Rate(300, 1_200), new Rate(3_000, 12_000));
    private static final Kind CHANGES =
            new Kind("changes of messages", new Rate(30, 60), new Rate(300, 1_200), new Rate(3_000, 12_000));

    /** What is counted, by the route that does it: for a guest, for an address, and for a site. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry(
                    "/im_livechat/get_session",
                    new Kind("conversations", new Rate(10, 10), new Rate(60, 60), new Rate(300, 600))),
            Map.entry("/mail/message/post", MESSAGES),
            Map.entry("/im_livechat/feedback", MESSAGES),
            Map.entry("/chatbot/restart", MESSAGES),
            Map.entry("/mail/message/update_content", CHANGES),
            Map.entry("/mail/message/reaction", CHANGES),
            Map.entry(
                    "/discuss/channel/notify_typing",
                    new Kind("signs of typing", new Rate(60, 120), new Rate(600, 2_400), new Rate(6_000, 24_000))),
            Map.entry(UPLOAD, new Kind("uploads", new Rate(10, 20), new Rate(60, 120), new Rate(300, 600))),
            Map.entry(
                    AbsenceRoutes.LEAVE_MESSAGE,
                    new Kind("messages left", new Rate(3, 1), new Rate(10, 10), new Rate(100, 100))),
            Map.entry(
                    QueueRoutes.JOIN,
                    new Kind("places in line", new Rate(30, 60), new Rate(300, 1_200), new Rate(3_000, 12_000))),
            Map.entry(AbsenceRoutes.RESUME, new Kind("links of mails", new Rate(10, 10), new Rate(20, 20), null)),
            Map.entry(
                    LinkPreviewRoutes.LOOK,
                    new Kind("link previews", new Rate(10, 20), new Rate(60, 120), new Rate(300, 600))),
            Map.entry("/web/session/authenticate", new Kind("sign-ins", new Rate(20, 20), new Rate(20, 20), null)));

    private final LongSupplier clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * How often.
     *
     * @param burst at once
     * @param perMinute in the long run
     */
    private record Rate(int burst, int perMinute) {}

    private record Kind(
            String name,
            Rate ofGuest,
            Rate ofAddress,
            @Nullable Rate ofSite) {}

    /** What one source has left. */
    private static final class Bucket {
        private double tokens;
        private long millis;
        private long toldMillis = Long.MIN_VALUE;

        private Bucket(int tokens, long millis) {
            this.tokens = tokens;
            this.millis = millis;
        }

        private boolean take(Rate rate, long now) {
            double earned = (now - millis) * rate.perMinute() / (double) MINUTE_MILLIS;
            tokens = Math.min(rate.burst(), tokens + earned);
            millis = now;
            boolean left = tokens >= 1;
            tokens -= left ? 1 : 0;
            return left;
        }

        private boolean isToBeTold(long now) {
            boolean due = toldMillis == Long.MIN_VALUE || now - toldMillis >= MINUTE_MILLIS;
            toldMillis = due ? now : toldMillis;
            return due;
        }
    }

    /**
     * Begins to count.
     *
     * @param clock milliseconds that only go forward
     */
    public VisitorLimits(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Counts a call.
     *
     * @param path the route's own, also when its twin was called
     * @param address where it came from
     * @param site the header {@code Origin}
     * @throws Refusal USER_ERROR when it is one too many
     */
    public void count(String path, Persona persona, String address, @Nullable String site) {
        Kind kind = KINDS.get(path);
        if (kind == null || persona.employee() || ClientNetwork.isLoopback(address)) {
            return;
        }
        take(kind, kind.ofAddress(), ClientNetwork.of(address));
        countGuest(path, persona, address);
        if (site != null && kind.ofSite() != null) {
            take(kind, kind.ofSite(), shortened(site));
        }
    }

    /**
     * Counts for the guest alone what was counted for nobody before it was known who calls.
     *
     * @throws Refusal USER_ERROR when it is one too many
     */
    public void countGuest(String path, Persona persona, String address) {
        Kind kind = KINDS.get(path);
        if (kind != null && persona.guest() != null && !ClientNetwork.isLoopback(address)) {
            take(kind, kind.ofGuest(), "guest " + persona.guest());
        }
    }

    /** Logs that somebody was refused what is not there or not theirs, once a minute for an address. */
    public void tellOfStranger(String path, String address) {
        String source = ClientNetwork.of(address);
        if (strangerIsNews(source)) {
            LOGGER.info("{} was refused at {}: what it asks for is not there, or not theirs", source, path);
        }
    }

    private synchronized boolean strangerIsNews(String source) {
        long now = clock.getAsLong();
        Bucket bucket = buckets.computeIfAbsent("strangers of " + source, key -> new Bucket(0, now));
        forgetOldest();
        return bucket.isToBeTold(now);
    }

    /** What a client sends may be long, and may contain what is no part of a log's line. */
    private static String shortened(String site) {
        return NOT_IN_SITES
                .matcher(site.substring(0, Math.min(MOST_SITE_CHARACTERS, site.length())))
                .replaceAll("?");
    }

    private synchronized void take(Kind kind, Rate rate, String source) {
        long now = clock.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(kind.name() + " of " + source, key -> new Bucket(rate.burst(), now));
        forgetOldest();
        if (bucket.take(rate, now)) {
            return;
        }
        if (bucket.isToBeTold(now)) {
            LOGGER.warn("Too many {} of {}: refused for now", kind.name(), source);
        }
        throw new Refusal(Refusal.Kind.USER_ERROR, "Too many requests, please try again in a moment.");
    }

    /** The one that was used the longest ago has most likely all it can have again. */
    private void forgetOldest() {
        if (buckets.size() > MOST_SOURCES) {
            buckets.remove(buckets.keySet().iterator().next());
        }
    }
}
