// Nothing here is needed: every page is whole without it. What it adds:
//   times that keep counting, and tell the reader's own time zone
//   a button that copies a command
//   the newest builds appear by themselves, unless the reader is busy with the list
"use strict";

(() => {
  const every = 4000;

  const ago = (seconds) =>
    seconds < 5 ? "just now"
      : seconds < 60 ? `${Math.floor(seconds)} s ago`
      : seconds < 3600 ? `${Math.floor(seconds / 60)} min ago`
      : seconds < 86400 ? `${Math.floor(seconds / 3600)} h ago`
      : null; // the page's own words do

  const tellTimes = () => {
    for (const time of document.querySelectorAll("time")) {
      const at = new Date(time.dateTime);
      const words = ago((Date.now() - at) / 1000);
      if (words && time.textContent !== words) time.textContent = words;
      if (!time.dataset.utc) {
        time.dataset.utc = time.title;
        const here = at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" });
        time.title = `${here}\n${time.dataset.utc}`;
      }
    }
  };

  const offerCopies = () => {
    if (!navigator.clipboard) return;
    for (const command of document.querySelectorAll("pre[data-copy]:not(:has(button))")) {
      const text = command.textContent;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      command.append(button);
    }
  };

  const busy = (live) =>
    document.hidden
    || live.contains(document.activeElement)
    || live.querySelector("details[open]")
    || !getSelection().isCollapsed;

  const withoutTimes = (html) => html.replace(/<time[^>]*>[^<]*<\/time>/g, "");

  const look = async (live, known) => {
    let wait = every;
    if (!busy(live)) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (!answer.ok || answer.redirected) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.querySelector("[data-live]");
        if (!fresh) return location.reload();
        const now = withoutTimes(fresh.innerHTML);
        if (now !== known && !busy(live)) {
          known = now;
          live.replaceChildren(...fresh.childNodes);
          offerCopies();
        }
      } catch {
        wait = 10 * every; // the server is away
      }
    }
    setTimeout(look, wait, live, known);
  };

  const live = document.querySelector("[data-live]");
  if (live) setTimeout(look, every, live, withoutTimes(live.innerHTML));
  tellTimes();
  offerCopies();
  setInterval(tellTimes, 1000);
})();
