import { html, useEffect, useRef, useState } from "../vendor/htm-preact-3.1.1.js";

/**
 * A button with a list below it: closes on Escape, on a choice and on a click elsewhere; arrow keys move within.
 *
 * @param {object} props
 * @param {string} props.hook name for tests
 * @param {string} props.label
 * @param {any} props.button what the button shows
 * @param {any} props.children the items, as buttons
 */
export function Menu({ hook, label, button, children }) {
  const [open, setOpen] = useState(false);
  const root = useRef(null);
  const toggle = useRef(null);
  useEffect(() => {
    const outside = ({ target }) => root.current.contains(target) || setOpen(false);
    if (open) document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  const key = (event) => {
    if (event.key === "Escape" && open) close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") moveWithin(root.current, event);
  };
  return html`
    <div class="menu" ref=${root} onKeyDown=${key}>
      <button
        type="button"
        class="menu-button"
        ref=${toggle}
        aria-label=${label}
        title=${label}
        aria-haspopup="true"
        aria-expanded=${open}
        data-sb=${hook}
        onClick=${() => setOpen(!open)}
      >
        ${button}
      </button>
      ${open && html`<div class="menu-list" onClick=${close}>${children}</div>`}
    </div>
  `;
}

function moveWithin(root, event) {
  const items = [...root.querySelectorAll(".menu-list button")];
  if (!items.length || event.altKey) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  items[(at + items.length) % items.length].focus();
}
