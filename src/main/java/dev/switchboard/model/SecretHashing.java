package dev.switchboard.model;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Hashes secrets off the event loops, a few at a time, and none again that was right just now. */
final class SecretHashing {
    /** Hashes at a time; a flood of logins waits instead of taking every core. */
    private static final int THREADS = 2;

    /** A flood of sign-ins is turned away before it fills the memory; two threads hash this many in half a minute. */
    private static final int MOST_WAITING = 64;

    private static final int MOST_VERIFIED = 4_096;
    private static final Duration VERIFIED_FOR = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final WorkerExecutor executor;
    private final VerifiedSecrets verified = new VerifiedSecrets(MOST_VERIFIED, VERIFIED_FOR, System::nanoTime);
    private final Map<ByteBuffer, Future<Boolean>> running = new ConcurrentHashMap<>();

    SecretHashing(Vertx vertx) {
        this.vertx = vertx;
        this.executor = vertx.createSharedWorkerExecutor("switchboard-passwords", THREADS);
    }

    /** Hashes a new secret. */
    Future<String> hash(Callable<String> hashing) {
        return executor.executeBlocking(hashing, false);
    }

    /**
     * Whether a secret has a hash. Calls with the same secret and hash at the same time wait for one answer.
     *
     * @return fails with {@link Refusal} ACCESS_DENIED when too many wait already
     */
    Future<Boolean> matches(String secret, String hash) {
        ByteBuffer fingerprint = verified.fingerprint(secret, hash);
        if (verified.contains(fingerprint)) {
            return Future.succeededFuture(true);
        }
        if (running.size() >= MOST_WAITING && !running.containsKey(fingerprint)) {
            return Future.failedFuture(new Refusal(
                    Refusal.Kind.ACCESS_DENIED, "Too many are signing in at the moment, please try again shortly."));
        }
        return onContextOfCaller(running.computeIfAbsent(
                fingerprint, key -> check(key, () -> Passwords.verify(secret, hash))));
    }

    private Future<Boolean> check(ByteBuffer fingerprint, Callable<Boolean> verification) {
        return executor.executeBlocking(verification, false)
                .map(right -> {
                    if (right) {
                        verified.add(fingerprint);
                    }
                    return right;
                })
                .onComplete(done -> running.remove(fingerprint));
    }

    /** Otherwise whoever waits for a check that another began would go on where that other one runs. */
    private Future<Boolean> onContextOfCaller(Future<Boolean> answer) {
        Context caller = vertx.getOrCreateContext();
        Promise<Boolean> here = Promise.promise();
        answer.onComplete((right, failure) -> caller.runOnContext(go -> here.complete(right, failure)));
        return here.future();
    }
}
