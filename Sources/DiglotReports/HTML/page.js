"use strict";
// The page is whole without this: the script searches, filters, opens and closes, and knows keys.
(() => {
  const root = document.documentElement;
  const memory = {
    get: () => { try { return localStorage.getItem("diglot-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("diglot-theme", theme); } catch { /* Not everywhere may a page remember. */ } },
  };
  const chosen = memory.get();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  const start = () => {
    const find = (id) => document.getElementById(id);
    const [input, status, none, keys] = ["_find", "_shown", "_empty", "_keys"].map(find);
    const pairs = [...document.querySelectorAll(".pair")];
    const filters = [...document.querySelectorAll("[data-verdict][aria-pressed]")];
    const texts = new Map();
    document.querySelector(".tools").hidden = false;

    // Searching and filtering
    const text = (pair) => {
      if (!texts.has(pair)) texts.set(pair, pair.textContent.toLowerCase());
      return texts.get(pair);
    };
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const wanted = filters.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.verdict);
      let count = 0;
      for (const pair of pairs) {
        const fits = (!wanted.length || wanted.includes(pair.dataset.verdict)) && words.every((word) => text(pair).includes(word));
        pair.hidden = !fits;
        count += fits ? 1 : 0;
      }
      for (const section of document.querySelectorAll(".document")) section.hidden = !section.querySelector(".pair:not([hidden])");
      none.hidden = count > 0 || !pairs.length;
      status.textContent = count === pairs.length ? "" : `${count} of ${pairs.length}`;
    };
    input.addEventListener("input", apply);
    for (const button of filters) {
      button.addEventListener("click", () => {
        button.ariaPressed = button.ariaPressed === "true" ? "false" : "true";
        apply();
      });
    }

    // Opening and closing
    const visible = () => pairs.filter((pair) => !pair.hidden);
    const all = find("_open");
    all.addEventListener("click", () => {
      const open = all.textContent === "Open all";
      for (const pair of visible()) pair.open = open;
      all.textContent = open ? "Close all" : "Open all";
    });
    const name = () => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return location.hash.slice(1); } };
    const follow = () => {
      const target = name() && find(name());
      if (!target || !target.matches(".pair")) return;
      if (target.hidden) {
        input.value = "";
        for (const button of filters) button.ariaPressed = "false";
        apply();
      }
      target.open = true;
      target.scrollIntoView();
      // Pairs on the way are laid out when they are in view, and have another height then.
      requestAnimationFrame(() => target.scrollIntoView());
    };
    addEventListener("hashchange", follow);
    let reopened = [];
    addEventListener("beforeprint", () => {
      reopened = pairs.filter((pair) => !pair.open);
      for (const pair of reopened) pair.open = true;
    });
    addEventListener("afterprint", () => { for (const pair of reopened) pair.open = false; });

    // Light and dark
    const theme = find("_theme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
    const showTheme = () => { theme.ariaPressed = String(isDark()); };
    theme.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      memory.set(root.dataset.theme);
      showTheme();
    });
    system.addEventListener("change", showTheme);

    // Commands to copy
    for (const line of navigator.clipboard ? document.querySelectorAll(".repeat") : []) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(line.querySelector("code").textContent);
          button.textContent = "Copied";
        } catch { button.textContent = "Not allowed here"; }
      });
      line.append(button);
    }

    // Keys
    const move = (step) => {
      const list = visible();
      const here = list.indexOf(document.activeElement?.closest?.(".pair"));
      const next = list[here < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(here + step, 0), list.length - 1)];
      if (!next) return;
      next.querySelector("summary").focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
      history.replaceState(null, "", "#" + encodeURIComponent(next.id));
    };
    const help = () => keys.showModal();
    find("_help").addEventListener("click", help);
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
      if (event.target.matches?.("input")) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      const action = { j: () => move(1), k: () => move(-1), "/": () => input.focus(), "?": help }[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });

    showTheme();
    follow();
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start); else start();
})();
