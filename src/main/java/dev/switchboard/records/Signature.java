package dev.switchboard.records;

import dev.switchboard.model.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a method can be called with, in Python's words, for instance {@code BaseModel.search_count(domain, limit=None)}.
 * Calls that do not fit are refused with the messages that Python has for them.
 */
public final class Signature {
    private static final Pattern FORM = Pattern.compile("([\\w.]*)\\.(\\w+)\\((.*)\\)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Object NO_DEFAULT = new Object();

    private final String name;
    private final String method;
    private final String text;
    private final boolean onRecords;
    private final boolean takesAnything;
    private final boolean byNameOnly;
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();

    private Signature(String declared) {
        Matcher form = FORM.matcher(declared);
        if (!form.matches()) {
            throw new IllegalArgumentException(declared);
        }
        this.method = form.group(2);
        this.name = form.group(1) + "." + method;
        this.text = "(" + form.group(3) + ")";
        List<String> words = new ArrayList<>(List.of(COMMA.split(form.group(3), -1)));
        this.onRecords = words.remove("self");
        this.takesAnything = words.remove("**kwargs");
        this.byNameOnly = words.remove("*");
        words.stream().filter(word -> !word.isEmpty()).forEach(this::parameter);
    }

    private void parameter(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            parameters.put(word, NO_DEFAULT);
        } else {
            parameters.put(word.substring(0, equals), value(word.substring(equals + 1)));
        }
    }

    private static @Nullable Object value(String word) {
        return switch (word) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            default -> word.startsWith("'") ? word.substring(1, word.length() - 1) : (Object) Integer.valueOf(word);
        };
    }

    /**
     * Reads a signature.
     *
     * @param text the class that has the method, its name, and its parameters: {@code self} when it is called on
     *     records, whose ids then come first; {@code **kwargs} when any other name is taken too
     */
    public static Signature of(String text) {
        return new Signature(text);
    }

    /** The parameters, as they are written. */
    public String text() {
        return text;
    }

    /** The method's name. */
    public String method() {
        return method;
    }

    /** Whether the first argument is the ids of the records it is called on. */
    public boolean onRecords() {
        return onRecords;
    }

    /** The names of what can be given, those without which it cannot be called first. */
    public List<String> names() {
        return List.copyOf(parameters.keySet());
    }

    /** Whether the method cannot be called without a parameter. */
    public boolean requires(String parameter) {
        return parameters.get(parameter) == NO_DEFAULT;
    }

    /**
     * Fits a call to the signature.
     *
     * @param args without the ids
     * @param kwargs without the context
     * @throws Refusal TYPE_ERROR when they do not fit
     */
    Arguments bind(
            List<Integer> ids, List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
        if (args.size() > (byNameOnly ? 0 : parameters.size())) {
            throw refusal(tooMany(args.size()));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> names = names();
        for (int i = 0; i < args.size(); i++) {
            values.put(names.get(i), args.get(i));
        }
        kwargs.forEach((key, value) -> bindNamed(values, key, value));
        List<String> missing = names.stream()
                .filter(parameter -> !values.containsKey(parameter) && requires(parameter))
                .toList();
        if (!missing.isEmpty()) {
            throw refusal(Python.missing(missing));
        }
        names.stream()
                .filter(parameter -> !values.containsKey(parameter))
                .forEach(parameter -> values.put(parameter, parameters.get(parameter)));
        return new Arguments(ids, values);
    }

    /** Refuses named arguments that do not fit, in the words of 19.0's {@code /json/2}. */
    void checkNames(Map<String, ? extends @Nullable Object> named) {
        for (String parameter : names()) {
            if (requires(parameter) && !named.containsKey(parameter)) {
                throw new Refusal(Refusal.Kind.UNPROCESSABLE, "missing a required argument: '%s'".formatted(parameter));
            }
        }
        for (String name : named.keySet()) {
            if (!parameters.containsKey(name) && !takesAnything && !name.equals("context")) {
                throw new Refusal(
                        Refusal.Kind.UNPROCESSABLE, "got an unexpected keyword argument '%s'".formatted(name));
            }
        }
    }

    /** The value of a parameter that is not given. */
    public @Nullable Object initial(String parameter) {
        return parameters.get(parameter);
    }

    private void bindNamed(Map<String, @Nullable Object> values, String key, @Nullable Object value) {
        if (values.containsKey(key)) {
            throw refusal("got multiple values for argument '%s'".formatted(key));
        }
        if (!parameters.containsKey(key) && !takesAnything) {
            throw refusal("got an unexpected keyword argument '%s'".formatted(key));
        }
        values.put(key, value);
    }

    private Refusal refusal(String why) {
        return new Refusal(Refusal.Kind.TYPE_ERROR, name + "() " + why);
    }

    /** Python counts the object itself. */
    private String tooMany(int given) {
        int most = byNameOnly ? 1 : parameters.size() + 1;
        long least =
                byNameOnly ? 1 : 1 + names().stream().filter(this::requires).count();
        String range = least == most ? String.valueOf(most) : "from %d to %d".formatted(least, most);
        return "takes %s positional argument%s but %d were given".formatted(range, most == 1 ? "" : "s", given + 1);
    }
}
