// What the tests measure within a page. Run from outside by the test: no page has a script.
window.probes = (() => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (element) =>
    `<${element.localName} id="${element.id}" class="${element.className}"> ` +
    element.textContent.trim().slice(0, 60);
  // What is there for a screen reader only is cut on purpose.
  const apart = (element) =>
    element.closest("svg") || getComputedStyle(element).clipPath !== "none" ||
    element.offsetWidth <= 1 || element.offsetHeight <= 1;
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

  const unfold = (open) => { for (const one of all("details")) one.open = open; };

  // The page is wider than its window, or something is cut that cannot be scrolled to.
  const overflow = () => {
    const found = [];
    if (root.scrollWidth > root.clientWidth + 1) {
      const edge = root.clientWidth;
      const wide = all("body *").filter((e) => e.getBoundingClientRect().right > edge + 1);
      found.push(`page ${root.scrollWidth} > ${edge}: ${wide.slice(-3).map(name).join(" | ")}`);
    }
    for (const element of all("body *")) {
      const style = getComputedStyle(element);
      const hides = (axis) => ["hidden", "clip"].includes(style[`overflow${axis}`]);
      const wide = hides("X") && element.scrollWidth > element.clientWidth + 1;
      const high = hides("Y") && element.scrollHeight > element.clientHeight + 1;
      if ((wide || high) && shown(element) && !apart(element)) found.push(`cut: ${name(element)}`);
    }
    return found;
  };

  // Regions that can be scrolled, and neither they nor anything in them takes the keyboard.
  const unreachable = () => all("body *").filter((element) => {
    const style = getComputedStyle(element);
    const scrolls = ["auto", "scroll"];
    const wide = scrolls.includes(style.overflowX) && element.scrollWidth > element.clientWidth;
    const high = scrolls.includes(style.overflowY) && element.scrollHeight > element.clientHeight;
    return (wide || high) && shown(element) && element.tabIndex < 0;
  }).map(name);

  const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^="-"])';
  const stops = () => all(STOPS).filter(shown);
  // The number of the stop that has the focus, -1 for none; and what can be seen of that.
  const focus = (known) => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return {
      at: known.indexOf(element),
      name: name(element),
      seen: outlined || style.boxShadow !== "none",
      inside: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
    };
  };

  // Whether the target of the address is what the reader has before them.
  const arrived = (id) => {
    const target = document.getElementById(id);
    const box = target.getBoundingClientRect();
    return shown(target) && box.bottom > 0 && box.top < innerHeight && box.top > -1;
  };

  // Every text that paper must carry: also what is folded away on the screen.
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      let element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest("style, script, .skip, .unseen")) continue;
      let none = false;
      for (; element && !none; element = element.parentElement) {
        none = getComputedStyle(element).display === "none";
      }
      if (!none) found.push(walker.currentNode.data);
    }
    return found;
  };

  // The heads of tables that take more than one sheet of paper.
  const longTables = (sheet) => all("table").filter(
    (table) => table.tHead && table.getBoundingClientRect().height > 1.2 * sheet,
  ).map((table) => ({
    name: name(table),
    head: table.tHead.textContent,
    sheets: Math.floor(table.getBoundingClientRect().height / sheet),
  }));

  // Of many elements of one kind side by side only the first and the last stay.
  const FIRST = 12;
  const LAST = 3;
  const shorten = () => {
    for (const parent of all("body *")) {
      const kinds = Map.groupBy(parent.children, (e) => `${e.localName}.${e.className}`);
      for (const alike of kinds.values()) {
        for (const one of alike.slice(FIRST, Math.max(FIRST, alike.length - LAST))) one.remove();
      }
    }
  };

  // Elements and their attributes, without the text in them.
  const shape = () => all("*").map((element) => {
    const names = element.getAttributeNames().filter((one) => one !== "open").sort();
    return `${element.localName} ${names.join(" ")}`;
  });

  // Line height, and room between letters, words and paragraphs, as a reader may set them.
  const spaced = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    return () => { document.adoptedStyleSheets = []; };
  };
  let undo = () => {};
  const space = (on) => { undo(); undo = on ? spaced() : () => {}; };

  return {
    all, arrived, focus, longTables, name, overflow, shape, shorten, shown, space, stops, texts, unfold,
    unreachable,
  };
})();
