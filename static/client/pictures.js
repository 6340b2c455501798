const IN_THE_TEXT = /^data:image\/(png|gif|jpe?g|webp);base64,[a-z\d+/=]+$/i;
const PICTURES = ["web/image", "web/image/"];
const NEAR_END = 60;
const STYLE =
  "display: inline-block; max-inline-size: 100%; max-block-size: 260px; margin-block: 4px; vertical-align: top; border-radius: 10px;";

/**
 * Shows the pictures of a cleaned message, each once it is there; one that can not be had stays its words.
 *
 * @param {HTMLElement} message
 * @param {string} server its address
 */
export function showPictures(message, server) {
  for (const words of message.querySelectorAll("[data-picture]")) {
    const src = pictureAddress(words.dataset.picture, server);
    if (src) show(words, src).catch(() => {});
  }
}

async function show(words, src) {
  const picture = Object.assign(new Image(), { src, alt: words.textContent });
  picture.style.cssText = STYLE;
  await picture.decode();
  const log = words.closest("[role=log]");
  const follows = log && log.scrollHeight - log.clientHeight - log.scrollTop < NEAR_END;
  words.replaceWith(picture);
  if (follows) log.scrollTop = log.scrollHeight;
}

/**
 * Where a picture is that stands in a message's words: in the words themselves, or where the server keeps pictures.
 * Another server would learn who reads the message, and elsewhere on this one it would be asked for more than a picture.
 *
 * @param {string} src as the message has it
 * @param {string} server its address
 * @returns {string | null} null for what is not to be fetched
 */
export function pictureAddress(src, server) {
  if (IN_THE_TEXT.test(src)) return src;
  const root = new URL(`${server}/`);
  const address = addressIn(root, src.replace(/^\/(?!\/)/, ""));
  const [pictures, below] = PICTURES.map((path) => root.pathname + path);
  return address?.origin === root.origin && (address.pathname === pictures || address.pathname.startsWith(below))
    ? address.href
    : null;
}

function addressIn(root, path) {
  try {
    return new URL(path, root);
  } catch {
    return null;
  }
}
