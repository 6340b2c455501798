package dev.switchboard.e2e;

import dev.switchboard.http.ModelClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The widget speaks the language of the page, else the visitor's. */
@ExtendWith(Browsing.class)
class LanguageStory {
    @Test
    void theWidgetSpeaksThePagesLanguageAndWhereItCannotTheVisitors(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var french = new Shop(server.url(), "fr_BE");
                var russian = new Shop(server.url(), "ru")) {
            new Operator(chromium).signsIn(server.url(), TestServer.LOGIN, TestServer.PASSWORD);
            var visitor = new Visitor(chromium, "de-AT");
            visitor.visits(french);
            visitor.opensTheChat();
            visitor.says("Bonjour");
            visitor.seesThatItWasSent("Bonjour", "Envoyé");
            visitor.seesTheTool("Bonjour", "reply", "Répondre");
            visitor.isAskedToLeave(
                    "Vous êtes sur le point de quitter la conversation.", "Oui, quitter la conversation");
            visitor.isAskedToRate("Avons-nous répondu à votre question ?", "Satisfait");

            visitor.visits(russian);
            visitor.opensTheChat();
            visitor.says("Guten Tag");
            visitor.isAskedToLeave("Sie sind dabei, das Gespräch zu verlassen.", "Ja, Gespräch verlassen");
            visitor.isAskedToRate("Haben wir Ihre Frage beantwortet?", "Zufrieden");
        }
    }

    @Test
    void aChatbotsOwnWordsAreInThatLanguageToo(Chromium chromium, @TempDir Path data) {
        try (var server = TestServer.on(data);
                var shop = new Shop(server.url(), "nl")) {
            ShoeBot.answersIn(ModelClient.signIn(server, TestServer.LOGIN, TestServer.PASSWORD));
            var visitor = new Visitor(chromium);
            visitor.visits(shop);
            visitor.opensTheChat();

            visitor.seesTheBar("Kies hierboven een antwoord");
        }
    }
}
