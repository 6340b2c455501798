/** Chatbots, tried on a whole server. */
@NullMarked
package dev.switchboard.chatbot;

import org.jspecify.annotations.NullMarked;
