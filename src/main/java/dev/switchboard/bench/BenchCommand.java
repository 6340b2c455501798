package dev.switchboard.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command line of the load client. */
@Command(
        name = "switchboard bench",
        description = "Loads a server that speaks Odoo 18.0's live chat, and says what it made of it.",
        footer = "Ends with 0; with 1 when a message failed, was lost, duplicated or reordered;"
                + " with 2 when an option is wrong or the server cannot be reached.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
public final class BenchCommand {
    private static final int WRONG = 2;

    @Option(names = "--url", description = "The server.")
    private URI url = URI.create("http://127.0.0.1:8070");

    @Option(names = "--websocket-url", description = "Where its websockets are, when not there.")
    private @Nullable URI websocketUrl;

    @Option(names = "--db", description = "The database name that operators sign in to.")
    private String database = "switchboard";

    @Option(names = "--channel", description = "The id of the live chat channel.")
    private int channel = 1;

    @Option(
            names = "--operator",
            paramLabel = "LOGIN:PASSWORD",
            converter = LoginText.class,
            description = "An operator of that channel; may be repeated.")
    private List<Plan.Login> operators = List.of();

    @Option(names = "--answer", description = "Let the operator answer each message.")
    private boolean answered;

    @Option(names = "--visitors", description = "How many open a session and post.")
    private int visitors = 20;

    @Option(names = "--sockets", description = "How many more sockets are opened at once and only listen.")
    private int sockets;

    @Option(names = "--rate", description = "Messages a second, whatever the server does.")
    private double rate = 100;

    @Option(names = "--closed", paramLabel = "LANES", description = "So many at a time instead, as fast as it goes.")
    private int lanes;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Posted, but not measured.")
    private int warmUp = 5;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "How long is measured; may be 0.")
    private int duration = 30;

    @Option(names = "--pid", description = "A process of the server to measure with its children; may be repeated.")
    private List<Long> pids = List.of();

    /**
     * Runs the load client to its end.
     *
     * @param arguments the command line without the word {@code bench}
     * @return the exit code: 0; 1 when a message failed, was lost, duplicated or reordered; 2 when an option is wrong or
     *     the server cannot be used, with one line on standard error that says why
     */
    public static int run(List<String> arguments) {
        BenchCommand command = new BenchCommand();
        CommandLine parser = new CommandLine(command).setExpandAtFiles(false);
        try {
            parser.parseArgs(arguments.toArray(String[]::new));
            return CommandLine.printHelpIfRequested(parser.getParseResult()) ? 0 : measure(command.plan());
        } catch (ParameterException | BenchFailure e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "wrong arguments");
            System.err.println(
                    "switchboard bench: " + message.lines().findFirst().orElse(""));
            return WRONG;
        }
    }

    private static int measure(Plan plan) {
        Report report = Bench.run(plan);
        System.out.print(report.text());
        return report.isClean() ? 0 : 1;
    }

    private Plan plan() {
        require(visitors >= 0 && sockets >= 0 && lanes >= 0, "a number of visitors, sockets or lanes is negative");
        require(warmUp >= 0 && duration >= 0, "a time is negative");
        require(rate > 0 && rate <= 1_000_000, "--rate is not from 0 to a million");
        require(visitors == 0 || !operators.isEmpty(), "visitors need an --operator who is there for them");
        Duration measured = visitors == 0 ? Duration.ZERO : Duration.ofSeconds(duration);
        return new Plan(
                new Plan.Target(url, websocketUrl == null ? url : websocketUrl, database, channel),
                operators,
                new Plan.Crowd(visitors, sockets),
                new Plan.Load(rate, lanes, Duration.ofSeconds(warmUp), measured, answered),
                pids);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new BenchFailure(otherwise);
        }
    }

    /** A login and its password, with the first colon between them. */
    static final class LoginText implements ITypeConverter<Plan.Login> {
        @Override
        public Plan.Login convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new TypeConversionException("it is not LOGIN:PASSWORD");
            }
            return new Plan.Login(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}
