/** The looks of what is asked of who has left. */
export const farewellStyle = `
  .farewell { flex: none; display: grid; gap: 12px; max-block-size: 70%; overflow: hidden auto; padding: 16px 16px max(16px, env(safe-area-inset-bottom)); background: var(--paper); border-block-start: 1px solid var(--line); }
  .rating { display: grid; gap: 10px; text-align: center; }
  .rating > p:first-child { font-weight: 600; }
  .faces { display: flex; justify-content: center; gap: 14px; }
  .face { display: grid; place-items: center; inline-size: 54px; block-size: 54px; padding: 0; border: 1px solid var(--line); border-radius: 50%;
    background: var(--page); color: var(--quiet); transition: transform .15s, color .15s; }
  .face svg { inline-size: 32px; block-size: 32px; }
  .face:hover { transform: scale(1.06); color: var(--grade); }
  .face[aria-pressed=true] { border-color: var(--grade); background: color-mix(in srgb, var(--grade) 14%, var(--paper)); color: var(--grade); }
  .face[data-rate="5"] { --grade: #15803d; }
  .face[data-rate="3"] { --grade: #b45309; }
  .face[data-rate="1"] { --grade: var(--alert); }
  .farewell :is(textarea, input) { inline-size: 100%; min-inline-size: 0; padding: 9px 12px; resize: none; border: 1px solid var(--line); border-radius: 11px; background: var(--page); color: inherit; font: inherit; }
  .farewell :is(textarea, input)::placeholder { color: var(--quiet); opacity: 1; }
  .farewell :is(textarea, input):focus { outline: 2px solid var(--sb-header); outline-offset: -1px; border-color: transparent; }
  .farewell .strong { padding: 9px 16px; border: 0; border-radius: 11px; background: var(--sb-header); color: var(--sb-title); font-weight: 500; }
  .transcript { display: flex; flex-wrap: wrap; gap: 8px; }
  .transcript input { flex: 1 1 150px; inline-size: auto; }
  .transcript button, .anew { padding: 9px 14px; border: 0; border-radius: 11px; background: none; color: inherit; font-weight: 500; box-shadow: inset 0 0 0 1px var(--line); }
  .farewell button:disabled { opacity: .5; cursor: default; }
  .trouble { flex-basis: 100%; color: var(--alert); font-size: 13px; text-align: start; }
  .done { color: var(--quiet); font-size: 13px; text-align: center; }
  @media (max-width: 480px), (max-height: 420px) { .farewell :is(textarea, input) { font-size: 16px; } }
`;
