// Loads the page again when a script or a style sheet of its first load could not be fetched: a browser breaks off what it is
// fetching when an address of this machine comes or goes, as they do when containers start, and would leave the page blank or
// bare. A few times, later each time. A file of its own, first in the page and not bundled, since it must run before the rest.
(() => {
  const key = "muelle-first-load";
  const mostTries = 5;
  let failed = false;

  /** Storage may be off: then not at all, since nothing could count. */
  const triesBefore = () => {
    try {
      return Number(sessionStorage.getItem(key) ?? 0);
    } catch {
      return mostTries;
    }
  };

  const keepTries = (tries) => {
    try {
      if (tries === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, String(tries));
    } catch {
      // Storage is off.
    }
  };

  const onFailure = ({ target }) => {
    const isPart = target instanceof HTMLScriptElement || target instanceof HTMLLinkElement;
    const tries = triesBefore();
    if (!isPart || failed || document.readyState === "complete" || tries >= mostTries) return;
    failed = true;
    keepTries(tries + 1);
    setTimeout(() => location.reload(), 300 * (tries + 1));
  };

  // Errors of elements do not bubble: they are heard on their way down.
  addEventListener("error", onFailure, { capture: true });
  addEventListener("load", () => {
    if (!failed) keepTries(0);
  });
})();
