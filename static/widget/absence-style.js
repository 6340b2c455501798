import { addStyle } from "../client/sheet.js";

const STYLE = `
  .absence { flex: 1; min-block-size: 0; display: flex; flex-direction: column; gap: 12px; overflow: hidden auto; padding: 20px 16px max(16px, env(safe-area-inset-bottom)); }
  .absence .lead { display: grid; gap: 6px; padding-block-end: 4px; }
  .absence .lead p + p { color: var(--quiet); font-size: 14px; }
  .absence label { position: relative; display: flex; }
  .absence :is(input, textarea) { flex: 1; min-inline-size: 0; padding: 22px 13px 7px; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); color: inherit; font: inherit; resize: none; }
  .absence :is(input, textarea):focus { outline: 2px solid var(--sb-header); outline-offset: -1px; border-color: transparent; }
  .absence label span { position: absolute; inset-block-start: 15px; inset-inline-start: 14px; color: var(--quiet); transform-origin: 0 0; transition: transform .12s; pointer-events: none; }
  .absence :is(input, textarea):is(:focus, :not(:placeholder-shown)) + span { transform: translateY(-10px) scale(.78); }
  .absence .words { flex: 1 0 120px; }
  .absence button { flex: none; padding: 12px 16px; border: 0; border-radius: 12px; background: var(--sb-header); color: var(--sb-title); font-weight: 600; }
  .absence button:disabled { opacity: .5; cursor: default; }
  .strip { flex: none; display: flex; flex-wrap: wrap; gap: 0 8px; padding: 9px 16px; border-block-start: 1px solid var(--line); background: var(--paper); color: var(--quiet); font-size: 13px; }
  .strip strong { color: var(--ink); font-weight: 600; }
  .line { justify-content: center; align-items: center; text-align: center; color: var(--quiet); }
  .line .place { color: var(--ink); font-size: 22px; font-weight: 600; }
  .line button { margin-block-start: 12px; background: none; color: inherit; box-shadow: inset 0 0 0 1px var(--line); font-weight: 500; }
  @media (max-width: 480px), (max-height: 420px) { .absence :is(input, textarea) { font-size: 16px; } }
`;

/**
 * The looks of what stands in a conversation's place while nobody is there, and beside one.
 *
 * @param {ShadowRoot} shadow
 */
export function addAbsenceStyle(shadow) {
  addStyle(shadow, STYLE);
}
