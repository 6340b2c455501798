package dev.switchboard.app;

import dev.switchboard.bench.BenchCommand;
import dev.switchboard.db.StartupFailure;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's entry. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /**
     * Starts the server and returns. The process then ends when it is asked to, with exit code 0. If the server
     * cannot start it ends with exit code 2 and one line on standard error that says why. With the word {@code bench} it
     * is the load client instead.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.get(0).equals("bench")) {
            System.exit(BenchCommand.run(words.subList(1, words.size())));
        }
        Server server = new Server();
        try {
            Config config = new CommandLineReader(System.getenv()).read(words);
            if (config != null) {
                server.start(config);
            }
        } catch (StartupFailure e) {
            System.err.println("switchboard: " + e.getMessage());
            server.exit(2);
        } catch (Exception e) {
            LOG.error("the server did not start", e);
            server.exit(1);
        }
    }
}
