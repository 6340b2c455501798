import { MESSAGE_WORDS } from "../client/words.js";

/** What the widget says of its own accord. */
export const WORDS = {
  ...MESSAGE_WORDS,
  placeholder: "Say something…",
  send: "Send",
  fold: "Fold",
  close: "Close",
  conversation: "Conversation",
  with: (name) => `Chat with ${name}`,
  nobody: "No available collaborator, please try again later.",
  newest: "New messages",
  leaveQuestion: "You're about to leave the conversation, proceed?",
  leave: "Yes, leave conversation",
  stay: "Stay",
  ratingQuestion: "Did we answer your question?",
  happy: "Satisfied",
  neutral: "Neutral",
  unhappy: "Dissatisfied",
  reason: "Tell us more (optional)",
  sendRating: "Send",
  thanks: "Thank you for your feedback.",
  email: "Your email address",
  sendTranscript: "Mail me a copy",
  transcriptSent: (email) => `The conversation is on its way to ${email}.`,
  anew: "Start a new conversation",
  unreachable: "The server can not be reached at the moment. Please try again.",
};
