/** The looks of what messages have besides their words, in the colours of where they stand. */
export const messageStyle = `
  .line.editing, .editing .bubble { inline-size: 100%; max-inline-size: 100cqi; }
  .quote { display: block; inline-size: 100%; margin-block-end: 5px; padding: 4px 9px; overflow: hidden; border: 0; border-inline-start: 3px solid currentColor;
    border-radius: 7px; background: color-mix(in srgb, currentColor 9%, transparent); color: inherit; font-size: .86em; text-align: start; white-space: nowrap; }
  .quote > * { display: block; overflow: hidden; text-overflow: ellipsis; text-align: match-parent; }
  .quote strong { font-weight: 600; }
  .replying { display: flex; align-items: center; gap: 8px; flex: 1 0 100%; min-inline-size: 0; margin: 0; padding-inline: 10px 4px; color: var(--quiet); font-size: 13px; }
  .replying span { flex: 0 1 auto; max-inline-size: 55%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .replying button { margin-inline-start: auto; }
  .composer .replying button { inline-size: 28px; block-size: 28px; border-radius: 8px; background: none; color: inherit; }
  .composer .replying button:hover { background: var(--line); }

  .tools { position: absolute; z-index: 2; inset-block-start: -19px; inset-inline-start: clamp(0px, 100% - 30px, 100cqi - var(--tools, 132px)); display: flex; padding: 2px;
    border-radius: 10px; background: var(--paper); color: var(--ink); box-shadow: 0 0 0 1px var(--line), 0 3px 10px rgb(16 24 40 / .14); opacity: 0; pointer-events: none; }
  .mine .tools { inset-inline: auto clamp(0px, 100% - 30px, 100cqi - var(--tools, 132px)); }
  .message:hover .tools, .tools:focus-within, .tools.shown { opacity: 1; pointer-events: auto; }
  .tools button, .more { display: grid; place-items: center; inline-size: 30px; block-size: 28px; padding: 0; border: 0; border-radius: 8px; background: none; color: inherit; }
  .tools button:hover, .tools [aria-expanded=true] { background: var(--line); }
  .more { display: none; flex: none; color: var(--quiet); }
  .message button { -webkit-tap-highlight-color: transparent; }
  @media (hover: none) {
    .more { display: grid; inline-size: 34px; block-size: 34px; }
    .message:hover .tools:not(.shown) { opacity: 0; pointer-events: none; }
    .tools { --tools: 178px; inset-block-start: -30px; }
    .tools button { inline-size: 42px; block-size: 40px; }
  }

  .opened:empty { display: none; }
  .opened { max-inline-size: 100%; }
  .emojis, .remove { display: grid; gap: 4px; padding: 8px; border-radius: 14px; background: var(--paper); color: var(--ink); box-shadow: 0 0 0 1px var(--line), 0 6px 20px rgb(16 24 40 / .16); }
  .emojis { grid-template-columns: repeat(6, 38px); }
  .emojis button { block-size: 38px; padding: 0; border: 0; border-radius: 10px; background: none; font-size: 21px; line-height: 1; }
  .emojis button:hover { background: var(--line); }
  .emojis [aria-pressed=true], .reaction[aria-pressed=true] { background: color-mix(in srgb, var(--accent) 16%, var(--paper)); box-shadow: inset 0 0 0 1.5px var(--accent); }
  .emojis input { grid-column: 1 / -1; min-inline-size: 0; padding: 7px 11px; border: 1px solid var(--line); border-radius: 10px; background: var(--page); color: inherit; font: inherit; }
  .emojis input::placeholder { color: var(--quiet); opacity: 1; }
  .opened small { grid-column: 1 / -1; color: var(--alert); }
  .remove { grid-template-columns: auto auto; padding: 14px; }
  .remove p { grid-column: 1 / -1; margin-block-end: 6px; }
  .remove button, .editor button { padding: 6px 14px; border: 0; border-radius: 10px; background: none; color: inherit; font-weight: 500; box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 35%, transparent); }
  .remove .yes { background: #b42318; color: #fff; box-shadow: none; }

  .reactions { display: flex; flex-wrap: wrap; gap: 4px; max-inline-size: 100%; margin: 0; }
  .mine .reactions { justify-content: flex-end; }
  .reaction { display: flex; align-items: center; gap: 5px; max-inline-size: 100%; min-block-size: 28px; padding: 1px 9px; border: 0; border-radius: 14px; background: var(--paper); color: var(--ink); box-shadow: inset 0 0 0 1px var(--line); }
  .reaction bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 12ch; }
  .reaction:disabled { cursor: default; }
  .reaction small { font-size: 12.5px; font-variant-numeric: tabular-nums; }
  .reaction[aria-pressed=true] small { font-weight: 700; }

  .editor { display: grid; gap: 7px; }
  .editor textarea { inline-size: 100%; max-block-size: 190px; padding: 7px 11px; resize: none; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink); font: inherit; }
  .editor textarea:focus { outline: 2px solid var(--accent); outline-offset: -1px; }
  .editor span { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 6px; }
  .editor small { order: -1; flex: 1; }
  .editor .yes { background: var(--paper); color: var(--ink); }
`;
