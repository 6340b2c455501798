package dev.switchboard.app;

import dev.switchboard.db.StartupFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reads the command line and the environment. An option on the command line wins over its environment twin; a wrong
 * one is refused in either place, and so is a {@code SWITCHBOARD_…} variable that is nobody's twin.
 */
final class CommandLineReader {
    private static final String PREFIX = "SWITCHBOARD_";

    /** Variables that only the tests read. */
    private static final String OF_TESTS = PREFIX + "(CHROMIUM|TEST_.+|ODOO.*_URL)";

    private final Map<String, String> environment;

    CommandLineReader(Map<String, String> environment) {
        this.environment = new TreeMap<>(environment);
    }

    /** The environment twin: {@code --data-dir} is {@code SWITCHBOARD_DATA_DIR}; null for help and version. */
    static @Nullable String variable(OptionSpec option) {
        return option.usageHelp() || option.versionHelp()
                ? null
                : PREFIX
                        + option.longestName()
                                .substring(2)
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_');
    }

    /**
     * Reads, or prints what was asked for instead of serving.
     *
     * @return null if help or version was asked for and printed
     * @throws StartupFailure if an option or a variable is unknown or has a wrong value
     */
    @Nullable
    Config read(List<String> arguments) {
        environment.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(this::requireValid);
        ServeCommand command = new ServeCommand();
        CommandLine parser = parser(command).setDefaultValueProvider(this::twinOf);
        boolean named = !arguments.isEmpty() && arguments.get(0).equals("serve");
        try {
            parser.parseArgs(arguments.stream().skip(named ? 1 : 0).toArray(String[]::new));
        } catch (ParameterException e) {
            throw new StartupFailure(sentence(e), e);
        }
        return CommandLine.printHelpIfRequested(parser.getParseResult()) ? null : command.config();
    }

    /** Parsed one by one, so that the sentence can name the variable instead of the option. */
    private void requireValid(String variable) {
        Optional<OptionSpec> option = ServeCommand.spec().options().stream()
                .filter(candidate -> variable.equals(variable(candidate)))
                .findFirst();
        if (option.isEmpty() && !variable.matches(OF_TESTS)) {
            throw new StartupFailure("Unknown environment variable: '" + variable + "'");
        }
        option.ifPresent(known -> requireValid(variable, known.longestName()));
    }

    private void requireValid(String variable, String option) {
        try {
            parser(new ServeCommand()).parseArgs(option + "=" + environment.get(variable));
        } catch (ParameterException e) {
            throw new StartupFailure(
                    sentence(e).replace("option '" + option + "'", "environment variable " + variable), e);
        }
    }

    private @Nullable String twinOf(ArgSpec argument) {
        String variable = argument instanceof OptionSpec option ? variable(option) : null;
        return variable == null ? null : environment.get(variable);
    }

    /** Without the reading of files named by {@code @file}: a password may begin with that sign. */
    private static CommandLine parser(ServeCommand command) {
        return new CommandLine(command).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false);
    }

    private static String sentence(ParameterException e) {
        return Objects.requireNonNullElse(e.getMessage(), "wrong arguments")
                .lines()
                .findFirst()
                .orElse("");
    }
}
