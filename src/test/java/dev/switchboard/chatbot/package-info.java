/** Chatbots as scripts make and change them. */
@NullMarked
package dev.switchboard.chatbot;

import org.jspecify.annotations.NullMarked;
