package dev.switchboard.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a run does.
 *
 * @param target the server
 * @param operators who answers for the channel; each is signed in and connected before visitors come
 * @param crowd who else is there
 * @param load what is posted
 * @param pids processes of the server whose processor time and memory are read, each with all that it started
 */
record Plan(Target target, List<Login> operators, Crowd crowd, Load load, List<Long> pids) {

    /**
     * The server.
     *
     * @param url for HTTP
     * @param websocketUrl for websockets, when another port has them
     * @param database the name that signing in needs
     * @param livechatChannel {@code im_livechat.channel} id
     */
    record Target(URI url, URI websocketUrl, String database, int livechatChannel) {}

    /** An operator's login. */
    record Login(String name, String password) {}

    /**
     * Who is there besides the operators.
     *
     * @param visitors each opens a session, keeps a socket, and posts
     * @param sockets more sockets that only listen, opened at once when all visitors are in; they belong to the
     *     visitors in turn, or to nobody when there are none
     */
    record Crowd(int visitors, int sockets) {}

    /**
     * What is posted.
     *
     * @param rate messages a second, whatever the server does
     * @param lanes if not 0, this many posts are under way at any time instead, as fast as it goes
     * @param warmUp how long is posted before anything is measured
     * @param duration how long is measured
     * @param answered whether the operator answers each message
     */
    record Load(double rate, int lanes, Duration warmUp, Duration duration, boolean answered) {
        boolean isClosed() {
            return lanes > 0;
        }
    }
}
