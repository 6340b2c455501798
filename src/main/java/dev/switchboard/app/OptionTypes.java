package dev.switchboard.app;

import com.maxmind.db.Reader;
import dev.switchboard.db.DatabaseUrl;
import dev.switchboard.http.TrustedProxies;
import dev.switchboard.links.Networks;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the text of an option becomes a value, or a sentence that says why it cannot. */
final class OptionTypes {
    private OptionTypes() {}

    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            require(text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535, text, "a port from 0 to 65535");
            return Integer.valueOf(text);
        }
    }

    /** PostgreSQL takes no value of 1 GiB or more. */
    static final class Mebibytes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            require(text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= 512, text, "a number from 1 to 512");
            return Integer.valueOf(text);
        }
    }

    static final class Text implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("it is empty");
            }
            return text;
        }
    }

    static final class Directory implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            require(!text.isBlank(), text, "a directory");
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("it is not a path: " + e.getReason());
            }
        }
    }

    static final class Database implements ITypeConverter<DatabaseUrl> {
        @Override
        public DatabaseUrl convert(String text) {
            try {
                return DatabaseUrl.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** The rule is Odoo's: {@code DBNAME_PATTERN} in {@code web/controllers/database.py}. */
    static final class DatabaseName implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            require(
                    text.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+"),
                    text,
                    "letters, digits, '_', '-' and '.', two at least");
            return text;
        }
    }

    static final class Series implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            require(text.matches("1[789]\\.0"), text, "17.0, 18.0 or 19.0");
            return text;
        }
    }

    static final class HttpUrl implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            require(isHttp(text), text, "a URL like https://chat.example.com");
            return text.replaceAll("/+$", "");
        }

        private static boolean isHttp(String text) {
            try {
                URI url = new URI(text);
                return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    static final class Smtp implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            require(isSmtp(text), text, "a URL like smtp://user:password@mail.example.com:587");
            return URI.create(text);
        }

        private static boolean isSmtp(String text) {
            try {
                URI url = new URI(text);
                return ("smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getPort() <= 65_535
                        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    static final class GeoipDatabase implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                Path file = Path.of(text);
                require(Files.isReadable(file) && Files.isRegularFile(file), text, "a file that can be read");
                require(isMaxMind(file), text, "a MaxMind database");
                return file;
            } catch (InvalidPathException e) {
                throw new TypeConversionException("it is not a path: " + e.getReason());
            }
        }

        private static boolean isMaxMind(Path file) {
            try (Reader reader = new Reader(file.toFile())) {
                return reader.getMetadata() != null;
            } catch (IOException e) {
                return false;
            }
        }
    }

    static final class Addresses implements ITypeConverter<TrustedProxies> {
        @Override
        public TrustedProxies convert(String text) {
            return new TrustedProxies(new Ranges().convert(text));
        }
    }

    static final class Ranges implements ITypeConverter<Networks> {
        @Override
        public Networks convert(String text) {
            try {
                return Networks.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + e.getMessage() + "' is not an address or a range like 10.0.0.0/8");
            }
        }
    }

    static final class IdleOperators implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            require(text.equals("remove") || text.equals("unavailable"), text, "remove or unavailable");
            return text;
        }
    }

    static final class OnOff implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            require(text.equals("on") || text.equals("off"), text, "on or off");
            return text;
        }
    }

    static final class Seconds implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            require(text.matches("[0-9]{1,6}"), text, "a number of seconds");
            return Integer.valueOf(text);
        }
    }

    private static void require(boolean met, String text, String expected) {
        if (!met) {
            throw new TypeConversionException("'" + text + "' is not " + expected);
        }
    }
}
