// Nothing here is needed: every page is whole without it. What it adds:
//   times that keep counting, and tell the reader's own time zone
//   a button that copies a command
//   keys on the page of a log: / to search, n and N for the next line and the one before, e for the error
//   what changes appears by itself, unless the reader is busy with it: told by the server's events, else looked for
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

  // Links that name a key are followed by it.
  const listen = () => {
    const search = document.querySelector(".logsearch input[type=search]");
    if (!search) return;
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
      if (event.key === "/") {
        event.preventDefault();
        search.select();
        search.focus();
      } else {
        document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`)?.click();
      }
    });
  };

  // A line's anchor leads to the page that has the line.
  const findLine = () => {
    const line = /^#L(\d+)$/.exec(location.hash)?.[1];
    const page = new URL(location.href);
    if (!line || document.getElementById(`L${line}`) || !page.searchParams.has("phase") || page.searchParams.get("line") === line) return;
    for (const name of ["from", "to", "tail"]) page.searchParams.delete(name);
    page.searchParams.set("line", line);
    location.replace(page);
  };

  // A log that grows is read with its section open.
  const busy = (live) =>
    document.hidden
    || live.contains(document.activeElement) && !live.querySelector(".log")
    || live.querySelector("details[open]:not(.phase)")
    || !getSelection().isCollapsed;

  const name = (details) => details.querySelector("summary .name")?.textContent;

  const atEnd = (log) => log.scrollTop + log.clientHeight >= log.scrollHeight - 4;

  // What was opened stays open, and who read the end of a log goes on reading there.
  const replace = (live, fresh) => {
    const open = new Map();
    for (const details of live.querySelectorAll("details.phase")) {
      const log = details.querySelector(".log");
      open.set(name(details), { open: details.open, end: !log || atEnd(log), top: log?.scrollTop });
    }
    const following = live.querySelector(".logpage") && innerHeight + scrollY >= document.body.scrollHeight - 40;
    live.replaceChildren(...fresh.childNodes);
    if (following) scrollTo(0, document.body.scrollHeight);
    for (const details of live.querySelectorAll("details.phase")) {
      const was = open.get(name(details));
      if (!was) continue;
      details.open = was.open;
      const log = details.querySelector(".log");
      if (log) log.scrollTop = was.end ? log.scrollHeight : was.top;
    }
  };

  const withoutTimes = (html) => html.replace(/<time[^>]*>[^<]*<\/time>/g, "");

  // One look at a time; what changes meanwhile is looked at next.
  const watch = (live) => {
    let known = withoutTimes(live.innerHTML);
    let again = 0;
    let looking = false;
    let source = null;

    const soon = (wait) => {
      clearTimeout(again);
      again = setTimeout(look, wait);
    };

    const streaming = () => source && source.readyState === EventSource.OPEN;

    const look = async () => {
      again = 0;
      if (looking) return;
      looking = true;
      let wait = streaming() ? 0 : every;
      if (busy(live)) {
        wait = every;
      } else {
        try {
          const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
          if (!answer.ok || answer.redirected) return;
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const fresh = page.querySelector("[data-live]");
          if (!fresh) return location.reload(); // it has come to its end
          const now = withoutTimes(fresh.innerHTML);
          if (now !== known && !busy(live)) {
            known = now;
            replace(live, fresh);
            offerCopies();
          }
        } catch {
          wait = 10 * every; // the server is away
        }
      }
      looking = false;
      if (wait) soon(wait);
    };

    const url = live.dataset.live;
    if (url.startsWith("/") && window.EventSource) {
      source = new EventSource(url);
      source.addEventListener("change", () => soon(200));
      source.onerror = () => { if (!again) soon(every); }; // until it has connected again, we look
    } else {
      soon(every);
    }
    addEventListener("pagehide", () => source?.close());
    addEventListener("visibilitychange", () => { if (!document.hidden) soon(200); });
  };

  const live = document.querySelector("[data-live]");
  if (live) watch(live);
  tellTimes();
  offerCopies();
  listen();
  findLine();
  addEventListener("hashchange", findLine);
  setInterval(tellTimes, 1000);
})();
