/** What the page about figures says. */
export const REPORT_WORDS = {
  title: "Reports",
  lead: "Sessions in which something was said.",
  period: "Period",
  periods: { week: "7 days", month: "30 days", quarter: "13 weeks", year: "12 months" },
  csv: "Save sessions as CSV",
  none: "No sessions in this period.",
  byTime: { day: "By day", week: "By week", month: "By month" },
  byOperator: "By operator",
  sessions: "Sessions",
  unanswered: "Unanswered",
  messages: "Messages",
  duration: "Duration",
  answer: "First answer",
  rating: "Rating",
  nobody: "Nobody",
  of: (rating) => `${rating.toFixed(1)} / 5`,
};
