@NullMarked
package dev.switchboard.chatbot;

import org.jspecify.annotations.NullMarked;
