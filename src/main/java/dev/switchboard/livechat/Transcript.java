package dev.switchboard.livechat;

import dev.switchboard.records.Html;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a mail shows it, in HTML and in plain text.
 *
 * @param sender who sends it
 * @param operator whom the visitor spoke to, by the name that visitors read
 * @param opened when, in UTC
 * @param lines what was said, in its order
 * @param form how it is told to this reader
 */
record Transcript(Sender sender, String operator, LocalDateTime opened, List<Line> lines, Form form) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern LOCAL = Pattern.compile("(?i)\\b(href|src)=\"/(?!/)");

    /** A page of language, company, greeting, introduction, rows and footer. */
    static final String PAGE = """
            <!doctype html>
            <html lang="%s"><body style="margin:0;padding:24px;background:#f4f4f6;color:#1f2330;font-family:Helvetica,Arial,sans-serif">
            <table role="presentation" width="100%%" style="max-width:640px;margin:0 auto;background:#ffffff;border-radius:8px">
            <tr><td style="padding:20px 24px;border-bottom:1px solid #e4e4ea;font-size:18px;font-weight:bold">%s</td></tr>
            <tr><td style="padding:20px 24px 4px">%s<br><br>%s</td></tr>
            %s<tr><td style="padding:16px 24px 20px;border-top:1px solid #e4e4ea;color:#6b7080;font-size:13px">%s</td></tr>
            </table></body></html>
            """;

    private static final String ROW = """
            <tr><td style="padding:8px 24px"><b>%s</b> <span style="color:#6b7080;font-size:12px">%s</span>\
            <div dir="auto" style="margin-top:2px">%s</div></td></tr>
            """;
    private static final String FILE_ROW = """
            <div style="margin-top:4px">&#128206; <a href="%s">%s</a></div>""";

    /** A company by what its mails say of it. */
    record Sender(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String website) {

        String footer() {
            return Stream.of(name, phone, email, website)
                    .filter(each -> each != null && !each.isBlank())
                    .collect(Collectors.joining(" | "));
        }
    }

    /**
     * One message.
     *
     * @param author who wrote it, as the reader calls them
     * @param date when, in UTC
     * @param body sanitised HTML
     */
    record Line(String author, LocalDateTime date, String body, List<File> files) {}

    /**
     * A file that hangs on a message.
     *
     * @param path where it is, from the public URL, for whoever has this mail
     */
    record File(String name, String path) {}

    /**
     * How one reader is told.
     *
     * @param words in their language
     * @param timezone in which times are told
     * @param publicUrl what local links begin with
     */
    record Form(TranscriptWords words, ZoneId timezone, String publicUrl) {}

    String subject() {
        return form.words().subject(operator);
    }

    String html() {
        TranscriptWords words = form.words();
        return PAGE.formatted(
                words.locale().toLanguageTag(),
                Html.escaped(sender.name()),
                Html.escaped(words.greeting()),
                words.introduction("<b>%s</b>".formatted(Html.escaped(operator)), date()),
                rows(),
                Html.escaped(sender.footer()));
    }

    /** What was said, as rows of the page. */
    String rows() {
        return lines.stream()
                .map(line -> ROW.formatted(Html.escaped(line.author()), time(line), shown(line)))
                .collect(Collectors.joining());
    }

    /** What was said, as plain text. */
    String said() {
        return lines.stream()
                .map(line -> "%s (%s)\n%s\n".formatted(line.author(), time(line), plain(line)))
                .collect(Collectors.joining());
    }

    String text() {
        TranscriptWords words = form.words();
        return "%s\n\n%s\n\n%s-- \n%s\n"
                .formatted(words.greeting(), words.introduction(operator, date()), said(), sender.footer());
    }

    private String plain(Line line) {
        String files = line.files().stream()
                .map(file -> "%s: %s\n".formatted(file.name(), url(file)))
                .collect(Collectors.joining());
        return line.body().isEmpty() ? files : Html.text(line.body()) + "\n" + files;
    }

    /** When it was opened, as the reader dates it. */
    String date() {
        return form.words().date(local(opened));
    }

    private String time(Line line) {
        return TIME.format(local(line.date()));
    }

    private ZonedDateTime local(LocalDateTime utc) {
        return utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(form.timezone());
    }

    /** What was sanitised when it was posted is sanitised once more: rows may also come from imports and scripts. */
    private String shown(Line line) {
        String files = line.files().stream()
                .map(file -> FILE_ROW.formatted(Html.escaped(url(file)), Html.escaped(file.name())))
                .collect(Collectors.joining());
        return LOCAL.matcher(Html.sanitise(line.body()))
                        .replaceAll("$1=\"" + Matcher.quoteReplacement(form.publicUrl()) + "/")
                + files;
    }

    private String url(File file) {
        return form.publicUrl() + file.path();
    }
}
