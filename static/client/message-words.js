import { enumerated } from "./enumeration.js";

/** What the parts of a message say; Odoo's words where it has some. */
export const WORDS = {
  tools: "Message actions",
  react: "Add a Reaction",
  reply: "Reply",
  edit: "Edit",
  remove: "Delete",
  original: "Original message was deleted",
  file: "Click to see the attachments",
  goTo: (name) => `Go to the message of ${name}`,
  replyingTo: "Replying to",
  stopReplying: "Stop replying",
  otherEmoji: "Other emoji",
  noEmoji: "That is not one emoji.",
  removeQuestion: "Are you sure you want to delete this message?",
  confirm: "Confirm",
  cancel: "Cancel",
  save: "Save",
  editHint: "Enter to save · Esc to cancel",
  notDone: "That could not be done. Please try again.",
  reacted: (emoji, names) => `${emoji} reacted by ${enumerated(names, "en", (count) => (count === 1 ? "1 other" : `${count} others`))}`,
};
