package dev.switchboard.livechat;

/**
 * Who answers a visitor first.
 *
 * @param partnerId {@code res.partner} id
 * @param name what visitors read
 * @param chatbot whether it is a chatbot, after which alone the conversation is called
 */
public record Answerer(int partnerId, String name, boolean chatbot) {

    static Answerer of(OperatorsThere.Operator operator) {
        return new Answerer(operator.partnerId(), operator.name(), false);
    }
}
