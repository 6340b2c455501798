import { html } from "../vendor/htm-preact-3.1.1.js";
import { Icon } from "./icon.js";

const KIBIBYTE = 1024;
const CLIP =
  "M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.7-8.7a3.5 3.5 0 0 1 4.9 4.9l-8.7 8.7a1.7 1.7 0 0 1-2.4-2.4l7.9-7.9";

/**
 * @typedef {object} Attachment an `ir.attachment` record
 * @property {number} id
 * @property {string} name
 * @property {string} mimetype
 * @property {number} size in bytes
 * @property {string} checksum
 */

/**
 * A message's files: pictures to look at, everything else to save.
 *
 * @param {{attachments: Attachment[], messaging: import("./messaging.js").Messaging}} props
 */
export function Attachments({ attachments, messaging }) {
  return html`<span class="files">
    ${attachments.map((file) =>
      file.mimetype.startsWith("image/")
        ? html`<a key=${file.id} href=${messaging.files.url(file)} target="_blank" rel="noopener" data-sb="picture"
            ><img src=${messaging.files.thumbnailUrl(file)} alt=${file.name} loading="lazy"
          /></a>`
        : html`<a key=${file.id} class="file" href=${messaging.files.url(file, true)} download=${file.name} data-sb="file"
            ><span dir="auto">${file.name}</span><small>${sizeText(file.size)}</small></a
          >`,
    )}
  </span>`;
}

/**
 * Lets a form's user choose files; they are sent at once.
 *
 * @param {{label: string, onFiles: (files: File[]) => void}} props
 */
export function AttachButton({ label, onFiles }) {
  const chosen = ({ currentTarget }) => {
    onFiles([...currentTarget.files]);
    currentTarget.value = "";
  };
  return html`<label class="attach" title=${label}>
    <input type="file" multiple aria-label=${label} data-sb="attach" onChange=${chosen} />
    <${Icon} d=${CLIP} />
  </label>`;
}

/**
 * What a form needs so that files can be dropped on it and pasted into it.
 *
 * @param {(files: File[]) => void} onFiles
 */
export function takesFiles(onFiles) {
  const take = (event, files) => {
    if (!files?.length) return;
    event.preventDefault();
    onFiles([...files]);
  };
  return {
    onDragOver: (event) => event.preventDefault(),
    onDrop: (event) => take(event, event.dataTransfer?.files),
    onPaste: (event) => take(event, event.clipboardData?.files),
  };
}

/** @param {number} bytes */
function sizeText(bytes) {
  if (bytes < KIBIBYTE) return `${bytes} B`;
  const kibibytes = bytes / KIBIBYTE;
  return kibibytes < KIBIBYTE ? `${Math.round(kibibytes)} KB` : `${(kibibytes / KIBIBYTE).toFixed(1)} MB`;
}
