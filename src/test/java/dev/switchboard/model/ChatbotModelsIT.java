package dev.switchboard.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatbotModelsIT {
    private final Declared records = new Declared();

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void aLongQuestionIsCutAfterAWordInTheNamesOfItsAnswers() {
        script("(1, 1, 0, 'question_selection', 'Which of  our products' || chr(10) || 'do you mean?')");
        records.execute("INSERT INTO chatbot_script_answer (script_step_id, name) VALUES (1, 'Beta')");

        assertThat(records.only(18, ChatbotScriptAnswer.MODEL))
                .containsEntry("display_name", "Which of our [...]: Beta");
    }

    @Test
    void aShortQuestionIsWholeInTheNamesOfItsAnswers() {
        script("(1, 1, 0, 'question_selection', 'Which one do you like most')");
        records.execute("INSERT INTO chatbot_script_answer (script_step_id, name) VALUES (1, 'Beta')");

        assertThat(records.only(18, ChatbotScriptAnswer.MODEL))
                .containsEntry("display_name", "Which one do you like most: Beta");
    }

    @Test
    void aStepIsCalledByItsMessageAndIn19ByItsPlace() {
        script("(1, 1, 4, 'text', 'Hello')");

        assertThat(records.only(18, ChatbotScriptStep.MODEL)).containsEntry("display_name", "Hello");
        assertThat(records.only(19, ChatbotScriptStep.MODEL)).containsEntry("display_name", "Helper - Step 4");
    }

    @Test
    void stepsAfterAHandOverKnowIt() {
        script("""
                (1, 1, 0, 'question_selection', 'Human?'), (2, 1, 1, 'forward_operator', ''), (3, 1, 2, 'text', 'Sorry'),
                (4, 1, 3, 'text', 'As you like')""");
        records.execute(
                "INSERT INTO chatbot_script_answer (id, script_step_id, name) VALUES (1, 1, 'Yes'), (2, 1, 'No')");
        records.execute("""
                INSERT INTO chatbot_script_answer_chatbot_script_step_rel
                  (chatbot_script_step_id, chatbot_script_answer_id) VALUES (2, 1), (3, 1), (4, 2)""");

        assertThat(records.all(18, ChatbotScriptStep.MODEL))
                .extracting(step -> step.get("is_forward_operator_child"))
                .containsExactly(false, false, true, false);
    }

    @Test
    void aScriptThatBeginsWithAHandOverSaysSo() {
        script("(1, 1, 0, 'text', 'Hello'), (2, 1, 1, 'forward_operator', ''), (3, 1, 2, 'question_email', 'Mail?')");

        assertThat(records.only(18, ChatbotScript.MODEL))
                .containsEntry("first_step_warning", "first_step_operator")
                .containsEntry("display_name", "Helper");
    }

    @Test
    void aScriptThatOnlyTalksSaysSo() {
        script("(1, 1, 0, 'text', 'Hello')");

        assertThat(records.only(18, ChatbotScript.MODEL)).containsEntry("first_step_warning", "first_step_invalid");
    }

    @Test
    void aScriptThatAsksIsInOrder() {
        script("(1, 1, 0, 'text', 'Hello'), (2, 1, 1, 'question_email', 'Mail?')");
        records.execute("INSERT INTO im_livechat_channel_rule (channel_id, chatbot_script_id) VALUES (1, 1), (1, 1)");

        assertThat(records.only(18, ChatbotScript.MODEL))
                .containsEntry("first_step_warning", null)
                .containsEntry("livechat_channel_count", 1);
        assertThat(records.only(18, ImLivechatChannel.MODEL)).containsEntry("chatbot_script_count", 1);
    }

    private void script(String steps) {
        records.execute(
                "INSERT INTO utm_source (id, name) VALUES (1, 'Helper (Chatbot Script created on 2026-11-22)')");
        records.execute(
                "INSERT INTO chatbot_script (id, title, source_id, operator_partner_id) VALUES (1, 'Helper', 1, 2)");
        records.execute("INSERT INTO chatbot_script_step (id, chatbot_script_id, sequence, step_type, message) VALUES "
                + steps);
    }
}
