package dev.switchboard.livechat;

import dev.switchboard.records.Html;

/**
 * What operators answered to a message that a visitor left, as a mail with a link back into the conversation.
 *
 * @param answers what they said
 * @param visitor who left it
 * @param link see {@link Resumptions}
 */
record AnswerMail(Transcript answers, String visitor, String link) {
    private static final String LINK_ROW = """
            <tr><td style="padding:16px 24px 20px"><a href="%s" style="display:inline-block;padding:10px 18px;border-radius:6px;\
            background:#1f2330;color:#ffffff;text-decoration:none">%s</a>\
            <div style="margin-top:10px;color:#6b7080;font-size:12px">%s</div></td></tr>
            """;

    String subject() {
        return words().answerSubject(answers.operator());
    }

    String html() {
        TranscriptWords words = words();
        String link = LINK_ROW.formatted(Html.escaped(link()), Html.escaped(words.resume()), Html.escaped(note()));
        return Transcript.PAGE.formatted(
                words.locale().toLanguageTag(),
                Html.escaped(answers.sender().name()),
                Html.escaped(words.answerGreeting(visitor)),
                words.answerIntroduction("<b>%s</b>".formatted(Html.escaped(answers.operator())), answers.date()),
                answers.rows() + link,
                Html.escaped(answers.sender().footer()));
    }

    String text() {
        TranscriptWords words = words();
        return "%s\n\n%s\n\n%s%s: %s\n%s\n\n-- \n%s\n"
                .formatted(
                        words.answerGreeting(visitor),
                        words.answerIntroduction(answers.operator(), answers.date()),
                        answers.said(),
                        words.resume(),
                        link,
                        note(),
                        answers.sender().footer());
    }

    private TranscriptWords words() {
        return answers.form().words();
    }

    private String note() {
        return words().resumeNote(Resumptions.DAYS);
    }
}
