// What the page asks takes a while to go out, and the answer another, up to MOST milliseconds each; now and then it goes at once.
(() => {
  const onTheWay = () => new Promise((arrive) => setTimeout(arrive, Math.max(0, Math.random() * 1.6 - 0.6) * MOST));
  const { fetch } = window;
  window.fetch = async (...request) => {
    await onTheWay();
    const answer = await fetch(...request);
    await onTheWay();
    return answer;
  };
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (...body) {
    onTheWay().then(() => send.apply(this, body));
  };
})();
