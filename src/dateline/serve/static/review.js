"use strict";
/* Keys for the queue: j k move, a r u judge, c corrects, z takes back. Without this file the buttons do all of it. */
(() => {
  const asked = [...document.querySelectorAll(".asked")];
  const keys = document.getElementById("keys");
  const box = document.getElementById("use-keys");
  const wanted = "dateline keys";
  if (keys) keys.hidden = false;
  if (box) {
    box.checked = localStorage.getItem(wanted) !== "off";
    box.addEventListener("change", () => localStorage.setItem(wanted, box.checked ? "on" : "off"));
  }

  const at = () => asked.findIndex((each) => each.contains(document.activeElement));
  const go = (index) => {
    const next = asked[Math.max(0, Math.min(asked.length - 1, index))];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const here = () => asked[Math.max(0, at())];
  const press = (selector) => {
    const button = here() && here().querySelector(selector);
    if (button) button.click();
  };
  const correct = () => {
    const details = here() && here().querySelector("details.correct");
    if (!details) return;
    details.open = true;
    details.querySelector("select, input").focus();
  };
  const actions = {
    j: () => go(at() + 1),
    k: () => go(at() < 0 ? 0 : at() - 1),
    a: () => press("button.right"),
    r: () => press("button.wrong"),
    u: () => press("button.unsure"),
    c: correct,
    z: () => {
      const undo = document.querySelector(".last .undo button");
      if (undo) undo.click();
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (box && !box.checked) return;
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing) {
      if (event.key === "Escape") here().focus();
      return;
    }
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Who goes on by keyboard finds the next record under their hands.
  if (document.querySelector(".last") && asked.length) go(0);
})();
