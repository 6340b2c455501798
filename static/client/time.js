/**
 * @param {string | false} text `YYYY-MM-DD HH:MM:SS` in UTC
 * @returns {Date | null}
 */
export function parseServerTime(text) {
  return text ? new Date(`${text.replace(" ", "T")}Z`) : null;
}

/**
 * @param {Date} date
 * @returns {string} hour and minute, as the reader's language writes them
 */
export function clockTime(date) {
  return date.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
}

/**
 * @param {Date} date
 * @param {Date} [now]
 * @returns {string} Today, Yesterday, or the date with the year only where it differs
 */
export function dayName(date, now = new Date()) {
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(undefined, { weekday: "long", day: "numeric", month: "long", year });
}

/**
 * @param {Date} date
 * @param {Date} [now]
 * @returns {string} the time of a recent message, the day of an older one
 */
export function shortTime(date, now = new Date()) {
  if (midnight(date) === midnight(now)) return clockTime(date);
  return date.toLocaleDateString(undefined, { day: "numeric", month: "short" });
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
