/** The chat window's looks; colours named `--sb-header` and `--sb-title` are the channel's. */
export const windowStyle = `
  :host {
    --ink: #1f242d; --quiet: #667085; --paper: #fff; --page: #f6f7f9; --line: #e4e7ec; --theirs: #fff; --alert: #b42318; --accent: var(--sb-header);
    --shadow: 0 0 0 1px rgb(16 24 40 / .06), 0 4px 12px rgb(16 24 40 / .08), 0 20px 48px rgb(16 24 40 / .18);
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --ink: #e9ebf0; --quiet: #9aa3b4; --paper: #1c2029; --page: #15181f; --line: #2e3440; --theirs: #262b36; --alert: #ff9b8f;
      --shadow: 0 0 0 1px rgb(255 255 255 / .08), 0 20px 48px rgb(0 0 0 / .55);
    }
  }
  .window, .window * { box-sizing: border-box; margin: 0; }
  .window {
    position: fixed; z-index: 2147483001; inset-block-end: 20px; inset-inline-end: calc(20px + var(--sb-place) * 72px);
    inline-size: 380px; block-size: min(620px, 100dvh - 40px); display: flex; flex-direction: column; overflow: hidden;
    border-radius: 18px; background: var(--page); color: var(--ink); box-shadow: var(--shadow);
    font: 400 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; animation: rise .22s cubic-bezier(.2, .8, .3, 1);
  }
  @keyframes rise { from { opacity: 0; transform: translateY(14px) scale(.985); } }
  button { font: inherit; cursor: pointer; touch-action: manipulation; }
  :focus-visible { outline: 2px solid var(--sb-header); outline-offset: 2px; }

  .head { flex: none; display: flex; align-items: center; gap: 4px; padding: 12px 10px 12px 16px; background: var(--sb-header); color: var(--sb-title); }
  .avatar { flex: none; display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: 50%;
    background: color-mix(in srgb, currentColor 20%, transparent); font-weight: 600; text-transform: uppercase; }
  .title { flex: 1; min-inline-size: 0; padding-inline: 8px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 16px; font-weight: 600; text-align: match-parent; }
  .head button { flex: none; display: grid; place-items: center; inline-size: 36px; block-size: 36px; padding: 0; border: 0; border-radius: 10px;
    background: none; color: inherit; opacity: .85; }
  .head button:hover { background: color-mix(in srgb, currentColor 16%, transparent); opacity: 1; }
  .head button:focus-visible { outline-color: currentColor; outline-offset: -3px; }

  .log { flex: 1; min-block-size: 0; overflow: hidden auto; overscroll-behavior: contain; overflow-anchor: none; padding: 16px; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
  .log:focus-visible { outline-offset: -4px; }
  .day { display: flex; align-items: center; gap: 12px; margin-block: 18px 12px; color: var(--quiet); font-size: 12px; }
  .day::before, .day::after { content: ""; flex: 1; block-size: 1px; background: var(--line); }
  .notice { margin-block: 14px; color: var(--quiet); font-size: 13px; text-align: center; }
  .older { display: block; margin: 0 auto 12px; padding: 6px 14px; border: 1px solid var(--line); border-radius: 14px; background: var(--paper); color: var(--quiet); font-size: 13px; }
  .group { display: flex; flex-direction: column; align-items: flex-start; gap: 3px; margin-block-end: 14px; }
  .group.mine { align-items: flex-end; }
  .who { display: flex; gap: 6px; padding-inline: 4px; color: var(--quiet); font-size: 12px; }
  .unseen { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; white-space: nowrap; }
  .bubble { max-inline-size: 84%; padding: 8px 13px; border-radius: 16px; overflow-wrap: anywhere; background: var(--theirs); box-shadow: 0 0 0 1px var(--line); }
  .group:not(.mine) .message:first-of-type .bubble { border-end-start-radius: 5px; }
  .message { position: relative; align-self: stretch; container-type: inline-size; display: flex; flex-direction: column; align-items: flex-start; gap: 4px; }
  .mine .message { align-items: flex-end; }
  .line { position: relative; display: flex; align-items: center; }
  .mine .line { flex-direction: row-reverse; }
  .line .bubble { max-inline-size: 84cqi; }
  .removed { opacity: .75; }
  .edited { font-size: 12px; opacity: .8; }
  .bubble:focus { outline: none; }
  .mine .said { display: flex; align-items: flex-end; gap: 8px; }
  .text { min-inline-size: 0; }
  .mine .bubble { border-end-end-radius: 5px; background: var(--sb-header); color: var(--sb-title); box-shadow: none; }
  .content :is(p, ul, ol, pre, blockquote) { margin: 0; }
  .content :is(ul, ol) { padding-inline-start: 20px; }
  .content pre { white-space: pre-wrap; }
  .content a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
  .content > :last-child, .bubble .content > p { display: inline; }
  .content > p + p::before { content: "\\a"; white-space: pre; }
  .content { min-inline-size: 0; }
  .mark { flex: none; block-size: 17px; opacity: .55; }
  .mark[data-state=seen] { opacity: 1; }
  .failed { display: flex; align-items: center; gap: 8px; color: var(--alert); font-size: 13px; }
  .failed button { padding: 2px 10px; border: 1px solid currentColor; border-radius: 10px; background: none; color: inherit; }
  .typing { display: flex; align-items: center; gap: 8px; padding-inline: 4px; color: var(--quiet); font-size: 13px; }
  .dots { display: inline-flex; gap: 3px; padding: 9px 11px; border-radius: 14px; background: var(--theirs); box-shadow: 0 0 0 1px var(--line); }
  .dots i { inline-size: 6px; block-size: 6px; border-radius: 50%; background: var(--quiet); animation: beat 1.2s infinite; }
  .dots i:nth-child(2) { animation-delay: .15s; }
  .dots i:nth-child(3) { animation-delay: .3s; }
  @keyframes beat { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; transform: translateY(-2px); } }
  .newest { position: absolute; inset-block-end: 84px; inset-inline-end: 18px; display: grid; place-items: center; inline-size: 36px; block-size: 36px;
    padding: 0; border: 0; border-radius: 50%; background: var(--paper); color: var(--ink); box-shadow: var(--shadow); }

  .connection { flex: none; padding: 7px 16px; border-block-start: 1px solid var(--line); background: var(--paper); color: var(--quiet); font-size: 12.5px; animation: late .2s 1s backwards; }
  @keyframes late { from { opacity: 0; } }
  .nobody { margin: auto; padding: 24px; color: var(--quiet); text-align: center; }
  .composer { flex: none; display: flex; align-items: flex-end; gap: 8px; padding: 10px 12px max(12px, env(safe-area-inset-bottom)); background: var(--paper); border-block-start: 1px solid var(--line); }
  .composer textarea { flex: 1; min-inline-size: 0; max-block-size: 132px; padding: 9px 12px; resize: none; border: 1px solid var(--line); border-radius: 20px;
    background: var(--page); color: inherit; font: inherit; scrollbar-width: thin; }
  .composer textarea::placeholder { color: var(--quiet); opacity: 1; }
  .composer textarea:focus { outline: 2px solid var(--sb-header); outline-offset: -1px; border-color: transparent; }
  .composer button { flex: none; display: grid; place-items: center; inline-size: 41px; block-size: 41px; padding: 0; border: 0; border-radius: 50%;
    background: var(--sb-header); color: var(--sb-title); transition: opacity .15s; }
  .composer button:disabled { opacity: .35; cursor: default; }

  .attach { flex: none; display: grid; place-items: center; inline-size: 36px; block-size: 41px; border-radius: 50%; color: var(--quiet); cursor: pointer; }
  .attach input { position: absolute; inline-size: 1px; block-size: 1px; opacity: 0; }
  .attach:focus-within { outline: 2px solid var(--sb-header); }
  .files { display: grid; gap: 6px; }
  .files:not(:first-child) { margin-block-start: 4px; }
  .files img { display: block; max-inline-size: 100%; max-block-size: 220px; border-radius: 10px; }
  .files .file { display: flex; gap: 8px; align-items: baseline; color: inherit; overflow-wrap: anywhere; }
  .files small { flex: none; opacity: .7; }
  .composer { flex-wrap: wrap; }
  .composer .problem { flex: 1 0 100%; color: #b42318; font-size: 13px; }

  .question { position: absolute; inset: 0; display: grid; place-items: center; padding: 24px; background: rgb(10 14 22 / .5); }
  .card { display: grid; gap: 10px; padding: 22px; border-radius: 16px; background: var(--paper); box-shadow: var(--shadow); }
  .card p { margin-block-end: 8px; }
  .card button { padding: 10px 16px; border: 0; border-radius: 11px; font-weight: 500; }
  .card .leave { background: #b42318; color: #fff; }
  .card .stay { background: none; color: inherit; box-shadow: inset 0 0 0 1px var(--line); }

  @media (max-width: 480px), (max-height: 420px) {
    .window { inset: 0; inline-size: auto; block-size: 100dvh; border-radius: 0; }
    .composer textarea { font-size: 16px; }
  }
  @media (prefers-reduced-motion: reduce) { .window, .window * { animation: none !important; transition: none !important; } }
  @media print { .window { display: none; } }
`;
