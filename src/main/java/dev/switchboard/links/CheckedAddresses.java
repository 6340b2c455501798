package dev.switchboard.links;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Says where a host is to be called, if it is to be called at all. Who calls exactly that address is led nowhere else
 * by a later answer of a name server.
 */
public final class CheckedAddresses {
    private final WorkerExecutor workers;
    private final Predicate<InetSocketAddress> allowed;
    private final Function<String, List<InetAddress>> names;

    /**
     * Looks names up off the event loops.
     *
     * @param allowed which addresses may be called, such as {@link PublicAddresses#allow}
     * @param names the addresses of a host, such as {@link PublicAddresses#of}; may block
     */
    public CheckedAddresses(
            WorkerExecutor workers, Predicate<InetSocketAddress> allowed, Function<String, List<InetAddress>> names) {
        this.workers = workers;
        this.allowed = allowed;
        this.names = names;
    }

    /** The address of a host; fails with {@link IllegalArgumentException} when it is not to be called. */
    public Future<SocketAddress> of(String host, int port) {
        return workers.executeBlocking(() -> names.apply(host), false).map(found -> checked(found, port));
    }

    /** A host of which only one address is allowed is not to be trusted either. */
    private SocketAddress checked(List<InetAddress> found, int port) {
        boolean trusted = !found.isEmpty()
                && found.stream().allMatch(address -> allowed.test(new InetSocketAddress(address, port)));
        if (!trusted) {
            throw new IllegalArgumentException("not to be called");
        }
        return SocketAddress.inetSocketAddress(port, found.get(0).getHostAddress());
    }
}
