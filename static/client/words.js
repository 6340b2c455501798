/** What stands at messages in the widget and the console alike. */
export const MESSAGE_WORDS = {
  you: "You",
  typing: (name) => `${name} is typing…`,
  older: "Show earlier messages",
  reconnecting: "Reconnecting… what you write is kept and sent as soon as the connection is back.",
  sending: "Sending",
  waiting: "Waiting for the connection",
  sent: "Sent",
  seen: "Seen",
  failed: "Not sent",
  retry: "Try again",
  attach: "Attach files",
  notUploaded: "The file could not be sent.",
  edited: "(edited)",
  removed: "This message has been removed",
};
