/**
 * @param {string | false} text `YYYY-MM-DD HH:MM:SS` in UTC
 * @returns {Date | null}
 */
export function parseServerTime(text) {
  return text ? new Date(`${text.replace(" ", "T")}Z`) : null;
}

/**
 * @param {Date} date
 * @param {string} [locale] the browser's without it
 * @returns {string} hour and minute, as the reader's language writes them
 */
export function clockTime(date, locale) {
  return date.toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit" });
}

/**
 * @param {Date} date
 * @param {string} [locale] without it, English, and the browser's for what is longer ago
 * @param {Date} [now]
 * @returns {string} Today, Yesterday, or the date with the year only where it differs
 */
export function dayName(date, locale = undefined, now = new Date()) {
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  if (days === 0 || days === -1) return capital(new Intl.RelativeTimeFormat(locale ?? "en", { numeric: "auto" }).format(days, "day"), locale);
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long", year });
}

function capital(word, locale) {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
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
