// The overview's map: a base drawn from the package's own file, marks of attributed control, events, a time slider.
// Marks are drawn on one canvas. Everything shown here is also in the lists beside the map.
"use strict";

(() => {
  const box = document.getElementById("map");
  if (!box || typeof L === "undefined") return;

  // The same shapes as in svg_map.py, one a holder in the order of the legend.
  const SHAPES = [
    "M-5,-5H5V5H-5Z", "M-5.6,0a5.6,5.6 0 1,0 11.2,0a5.6,5.6 0 1,0 -11.2,0Z", "M0,-6.4L6.2,4.8H-6.2Z",
    "M0,-7L6.2,0L0,7L-6.2,0Z", "M0,6.4L6.2,-4.8H-6.2Z", "M-2.9,-5.6H2.9L5.8,0L2.9,5.6H-2.9L-5.8,0Z",
    "M-2.2,-6H2.2V-2.2H6V2.2H2.2V6H-2.2V2.2H-6V-2.2H-2.2Z", "M0,-6.6L6.4,-1.6L4,5.8H-4L-6.4,-1.6Z",
  ].map((path) => new Path2D(path));
  const FADES = [1, 0.72, 0.48, 0.3];
  const EVENT_DAYS = 3;
  const arabic = document.documentElement.lang === "ar";
  const language = `${box.dataset.dates || (arabic ? "ar" : "en-GB")}${arabic ? "-u-nu-latn" : ""}`;
  const words = document.querySelector("[data-map-words]")?.dataset || {};
  let data = null;
  let at = (box.dataset.at || "").slice(0, 16);
  let stepSize = 3600e3;

  const map = L.map(makeContainer(), {
    zoomControl: false, attributionControl: false, minZoom: 3, maxZoom: 11, zoomSnap: 0.5,
    maxBounds: [[-2, -24], [47, 72]], maxBoundsViscosity: 0.8, preferCanvas: true, keyboard: true,
  });
  L.control.zoom({ position: "bottomleft", zoomInTitle: words.zoomIn || "+", zoomOutTitle: words.zoomOut || "−" }).addTo(map);

  function makeContainer() {
    const container = document.createElement("div");
    container.className = "map-live";
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", words.map || "Map");
    container.tabIndex = 0;
    box.append(container);
    return container;
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let palette = {};
  function readPalette() {
    palette = { ink: colour("--ink"), halo: colour("--map-halo"), ring: colour("--warn"), event: colour("--event"), quiet: colour("--quiet") };
    for (let n = 0; n <= 8; n += 1) palette[n] = colour(`--h${n}`);
  }

  // ---- the base map -------------------------------------------------------------------------------------------
  function decode(topology) {
    const [sx, sy] = topology.transform.scale;
    const [tx, ty] = topology.transform.translate;
    const arcs = topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => { x += dx; y += dy; return [y * sy + ty, x * sx + tx]; });
    });
    const line = (numbers) => numbers.flatMap((number, index) => {
      const arc = number >= 0 ? arcs[number] : [...arcs[~number]].reverse();
      return index ? arc.slice(1) : arc;
    });
    const rings = (geometry) => {
      if (geometry.type === "MultiPolygon") return geometry.arcs.flat().map(line);
      if (geometry.type === "Polygon" || geometry.type === "MultiLineString") return geometry.arcs.map(line);
      return geometry.arcs ? [line(geometry.arcs)] : [];
    };
    return Object.fromEntries(Object.entries(topology.objects).map(([name, layer]) =>
      [name, layer.geometries.map((geometry) => ({ rings: rings(geometry), facts: geometry.properties || {} }))]));
  }

  const baseLayers = [];
  let countryNames = [];
  function drawBase(layers) {
    baseLayers.splice(0).forEach((layer) => layer.remove());
    const renderer = L.canvas({ padding: 0.4 });
    const flat = (name) => layers[name].flatMap((one) => one.rings);
    const add = (layer) => { layer.addTo(map); baseLayers.push(layer); };
    const style = (options) => ({ renderer, interactive: false, smoothFactor: 1.2, ...options });
    layers.countries.forEach((country) => add(L.polygon(country.rings.map((ring) => [ring]), style({
      color: colour("--map-border"), weight: 1, fillColor: colour("--map-land"), fillOpacity: 1 }))));
    add(L.polygon(flat("disputed").map((ring) => [ring]), style({
      color: colour("--map-border"), weight: 1, dashArray: "3 3", fillColor: colour("--map-disputed"), fillOpacity: 1 })));
    add(L.polyline(flat("governorates"), style({ color: colour("--map-governorate"), weight: 0.8, dashArray: "4 3" })));
    add(L.polyline(flat("rivers"), style({ color: colour("--map-river"), weight: 1.1 })));
    add(L.polygon(flat("lakes").map((ring) => [ring]), style({ stroke: false, fillColor: colour("--map-sea"), fillOpacity: 1 })));
    countryNames = layers.countries.map((country) => country.facts).filter((facts) => facts.at);
  }

  // ---- marks ---------------------------------------------------------------------------------------------------
  const place = (key) => data.places.find((one) => one.key === key);
  const days = (from, to) => (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 864e5;

  function answerAt(one, moment) {
    let found = null;
    for (const step of one.steps) {
      if (step.begins.slice(0, 16) > moment) break;
      found = step;
    }
    return found && found.status !== "unknown" ? found : null;
  }
  function fadeOf(step, moment) {
    if (!step.last_confirmed) return 3;
    const age = days(step.last_confirmed, moment);
    return age <= 2 ? 0 : age <= 7 ? 1 : age <= 31 ? 2 : 3;
  }
  function commonest(names) {
    const counts = new Map();
    names.forEach((name) => counts.set(name, (counts.get(name) || 0) + 1));
    return [...counts].sort((a, b) => b[1] - a[1])[0][0];
  }
  const numberOf = (step) => (step.status === "vacated" ? -1 : data.holders.indexOf(step.holder));
  const colourOf = (number) => palette[number < 0 ? 8 : (number + Math.floor(number / 8)) % 8];

  const Marks = L.Layer.extend({
    onAdd(onto) {
      this._canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide marks");
      onto.getPanes().overlayPane.append(this._canvas);
      onto.on("moveend zoomend resize", this.draw, this);
      this.draw();
    },
    draw() {
      const size = map.getSize();
      const ratio = devicePixelRatio || 1;
      L.DomUtil.setPosition(this._canvas, map.containerPointToLayerPoint([0, 0]));
      this._canvas.width = size.x * ratio;
      this._canvas.height = size.y * ratio;
      L.extend(this._canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
      const pen = this._canvas.getContext("2d");
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.targets = [];
      this._taken = [];
      if (!data) return;
      this._countries(pen, size);
      this._events(pen, size);
      this._control(pen, size);
    },
    _inside: (point, size) => point.x > -20 && point.y > -20 && point.x < size.x + 20 && point.y < size.y + 20,
    _countries(pen, size) {
      if (map.getZoom() > 7.5) return;
      pen.font = `600 ${map.getZoom() < 5 ? 12 : 15}px "Plex Arabic", sans-serif`;
      pen.fillStyle = palette.quiet;
      pen.globalAlpha = 0.75;
      pen.textAlign = "center";
      countryNames.forEach((facts) => {
        const point = map.latLngToContainerPoint([facts.at[1], facts.at[0]]);
        if (!this._inside(point, size)) return;
        const name = arabic ? facts.ar : facts.en, half = pen.measureText(name).width / 2;
        // Far out, small neighbours' names would lie on each other: each gives way a line or two, or is left out.
        const boxAt = (away) => [point.x - half, point.y + away - 12, point.x + half, point.y + away + 4];
        const away = [0, 16, -16, 32].find((one) => !this._meets(boxAt(one)));
        if (away === undefined) return;
        pen.fillText(name, point.x, point.y + away);
        this._taken.push(boxAt(away));
      });
      pen.globalAlpha = 1;
    },
    _events(pen, size) {
      const cells = new Map();
      this._cells = [];
      const from = new Date(Date.parse(`${at.slice(0, 10)}T00:00Z`) - EVENT_DAYS * 864e5).toISOString().slice(0, 10);
      data.events.forEach((event) => {
        if (!event.first || event.first > at.slice(0, 10) || (event.last || event.first) < from) return;
        const point = map.latLngToContainerPoint([event.lat, event.lon]);
        if (!this._inside(point, size)) return;
        const key = `${Math.round(point.x / 26)} ${Math.round(point.y / 26)}`;
        const cell = cells.get(key) || { x: 0, y: 0, events: [], wide: true };
        cell.x += point.x; cell.y += point.y; cell.wide = cell.wide && event.wide;
        cell.events.push(event);
        cells.set(key, cell);
      });
      this.drawnEvents = [...cells.values()].reduce((sum, cell) => sum + cell.events.length, 0);
      cells.forEach((cell) => {
        const n = cell.events.length, x = cell.x / n, y = cell.y / n, radius = Math.min(24, 9 + 3 * Math.sqrt(n));
        pen.beginPath();
        pen.arc(x, y, radius, 0, 7);
        pen.globalAlpha = 0.16; pen.fillStyle = palette.event; pen.fill();
        pen.globalAlpha = 0.9; pen.lineWidth = 1.2; pen.strokeStyle = palette.event;
        pen.setLineDash(cell.wide ? [3, 3] : []);
        pen.stroke();
        pen.setLineDash([]); pen.globalAlpha = 1;
        if (n > 1) {
          pen.font = '600 11px "Plex Arabic", sans-serif';
          pen.textAlign = "center"; pen.fillStyle = palette.ink;
          pen.strokeStyle = palette.halo; pen.lineWidth = 3;
          const label = String(n);
          pen.strokeText(label, x + radius * 0.72, y - radius * 0.6);
          pen.fillText(label, x + radius * 0.72, y - radius * 0.6);
        }
        this.targets.push({ x, y, radius, events: cell.events });
        this._cells.push({ x, y, radius, name: commonest(cell.events.map((event) => event.place)) });
      });
    },
    _control(pen, size) {
      const labels = [];
      this.drawn = [];
      data.places.forEach((one) => {
        const step = answerAt(one, at);
        if (!step) return;
        const point = map.latLngToContainerPoint([one.lat, one.lon]);
        if (!this._inside(point, size)) return;
        this._mark(pen, point, one, step);
        this.drawn.push(`${one.key}:${step.status}:${step.holder || ""}`);
        labels.push([one, step, point]);
        this.targets.push({ x: point.x, y: point.y, radius: 10, place: one, step });
      });
      labels.sort((a, b) => Number(a[0].wide) - Number(b[0].wide) || fadeOf(a[1], at) - fadeOf(b[1], at));
      pen.font = '500 13px "Plex Arabic", sans-serif';
      labels.forEach(([, , point]) => this._taken.push([point.x - 6, point.y - 6, point.x + 6, point.y + 6]));
      const ringed = (one, step) => one.wide || step.status === "contested" || step.status === "besieged";
      labels.forEach(([one, step, point]) => this._label(pen, one.name, point, ringed(one, step) ? 14 : 10));
      const held = new Set(labels.map(([one]) => one.name));
      this._cells.forEach((cell) => { if (!held.has(cell.name)) this._label(pen, cell.name, cell, cell.radius + 3); });
    },
    _mark(pen, point, one, step) {
      const number = numberOf(step), mine = colourOf(number), fade = FADES[fadeOf(step, at)];
      pen.save();
      pen.translate(point.x, point.y);
      if (one.wide || step.status === "besieged" || step.status === "contested") {
        pen.beginPath();
        pen.arc(0, 0, 11, 0, 7);
        pen.strokeStyle = step.status === "contested" || step.status === "besieged" ? palette.ring : mine;
        pen.lineWidth = 1.6;
        pen.setLineDash(one.wide ? [3, 3] : []);
        pen.stroke();
        pen.setLineDash([]);
      }
      const path = number >= 0 ? SHAPES[number % 8] : SHAPES[1];
      pen.lineJoin = "round";
      pen.strokeStyle = palette.halo; pen.lineWidth = 4; pen.stroke(path);
      pen.globalAlpha = fade;
      pen.fillStyle = mine;
      if (number >= 0 && step.status !== "contested") pen.fill(path);
      if (step.status === "partial" || step.status === "negotiated") {
        pen.globalAlpha = 1; pen.fillStyle = palette.halo;
        pen.beginPath();
        pen.arc(0, 0, 2.2, 0, 7);
        pen.fill();
      }
      pen.globalAlpha = Math.max(fade, 0.55);
      pen.strokeStyle = mine; pen.lineWidth = 1.4; pen.stroke(path);
      pen.restore();
    },
    _meets(box4) {
      return this._taken.some((b) => b[0] < box4[2] && box4[0] < b[2] && b[1] < box4[3] && box4[1] < b[3]);
    },
    // Beside, under or over its mark, where it lies on no mark and on no other name; else not at all.
    _label(pen, name, point, away) {
      const wide = pen.measureText(name).width, half = wide / 2;
      const spots = [
        ["left", point.x + away, point.y + 4.5, [point.x + away, point.y - 9, point.x + away + wide, point.y + 9]],
        ["right", point.x - away, point.y + 4.5, [point.x - away - wide, point.y - 9, point.x - away, point.y + 9]],
        ["center", point.x, point.y + away + 8, [point.x - half, point.y + away - 5, point.x + half, point.y + away + 12]],
        ["center", point.x, point.y - away + 1, [point.x - half, point.y - away - 12, point.x + half, point.y - away + 5]],
      ];
      const spot = spots.find(([, , , box4]) => !this._meets(box4));
      if (!spot) return;
      const [align, x, y, box4] = spot;
      this._taken.push(box4);
      pen.textAlign = align; pen.direction = "ltr";
      pen.strokeStyle = palette.halo; pen.lineWidth = 3.5; pen.lineJoin = "round";
      pen.strokeText(name, x, y);
      pen.fillStyle = palette.ink;
      pen.fillText(name, x, y);
    },
    hit(point) {
      let best = null;
      (this.targets || []).forEach((target) => {
        const far = Math.hypot(target.x - point.x, target.y - point.y);
        const reach = target.place ? 13 : target.radius;
        if (far <= reach && (!best || (target.place && !best.place) || far < best.far)) best = { ...target, far };
      });
      return best;
    },
  });
  const marks = new Marks();

  // ---- what a click opens: nodes, never strings of HTML -----------------------------------------------------------
  const node = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  };
  const dayText = (iso) => new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
    ...(iso.includes("T") ? { hour: "2-digit", minute: "2-digit", hour12: false } : {}) }).format(new Date(`${iso.includes("T") ? iso.slice(0, 16) : `${iso}T00:00`}Z`));
  const isolated = (text) => node("bdi", {}, text);

  function placeCard(one, step) {
    const said = step.because.map((id) => data.said[id]).filter(Boolean);
    const say = [...new Set(said.flatMap((s) => s.say))], unnamed = [...new Set(said.flatMap((s) => s.unnamed))], deny = [...new Set(said.flatMap((s) => s.deny))];
    const card = node("div", { class: "card", dir: arabic ? "rtl" : "ltr" });
    card.append(node("h3", {}, node("a", { href: `${box.dataset.place}${encodeURIComponent(one.key)}?at=${encodeURIComponent(at)}` }, isolated(one.name))));
    const told = words[`held${step.status}`] || "{holder}";
    const holder = step.holder ? (told.includes("{of_holder}") ? data.holder_genitives : data.holder_names)[step.holder] : "";
    const [before, after] = told.split(/\{(?:of_)?holder\}/);
    card.append(node("p", { class: "verdict" }, ...(holder ? [before, isolated(holder), after || ""] : [words[`status${step.status}`] || step.status])));
    if (say.length) card.append(node("p", {}, `${words.say || "Said by:"} `, isolated(say.join(arabic ? "، " : ", "))));
    if (unnamed.length) card.append(node("p", { class: "quiet" }, `${say.length ? words.also : words.say} `, isolated(unnamed.join(arabic ? "، " : ", "))));
    const disputed = one.disputes.filter((d) => d.first && days(d.first, at) >= -7 && days(d.last || d.first, at) <= 7);
    disputed.forEach((d) => card.append(node("p", { class: "warn" }, `${words.disputed} `, isolated(d.title), " — ", isolated(d.by.join(arabic ? "، " : ", ")))));
    if (deny.length || !(disputed.length || step.status === "contested")) card.append(deny.length ? node("p", { class: "warn" }, `${words.deny || "Denied by:"} `, isolated(deny.join(arabic ? "، " : ", ")))
      : node("p", { class: "quiet" }, words.nobody || ""));
    if (step.last_confirmed) card.append(node("p", { class: "quiet" }, `${words.last || ""} ${dayText(step.last_confirmed.slice(0, 10))}`));
    return card;
  }
  function eventsCard(events) {
    const list = node("ul", {});
    events.slice(0, 12).forEach((event) => list.append(node("li", {}, node("a", { href: `${box.dataset.event}${encodeURIComponent(event.id)}` }, isolated(event.title)),
      node("span", { class: `grade grade-${event.grade}` }, words[event.grade === "weak" && !event.named ? "gradenone" : `grade${event.grade}`] || event.grade))));
    return node("div", { class: "card", dir: arabic ? "rtl" : "ltr" }, node("h3", {}, `${words.events || "Events"} (${events.length})`), list);
  }
  map.on("click", (event) => {
    const target = marks.hit(event.containerPoint);
    if (!target) return;
    if (target.events && target.events.length > 6 && map.getZoom() < 9) {
      const bounds = L.latLngBounds(target.events.map((one) => [one.lat, one.lon]));
      if (bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 4000) { map.fitBounds(bounds, { padding: [60, 60], maxZoom: 10 }); return; }
    }
    L.popup({ maxWidth: 320, autoPanPadding: [24, 24] }).setLatLng(map.containerPointToLatLng([target.x, target.y]))
      .setContent(target.place ? placeCard(target.place, target.step) : eventsCard(target.events)).openOn(map);
  });
  map.on("mousemove", (event) => { map.getContainer().classList.toggle("is-over", Boolean(marks.hit(event.containerPoint))); });

  // ---- time -----------------------------------------------------------------------------------------------------
  const form = document.querySelector("[data-time]");
  const slider = document.querySelector("[data-slider]");
  const spoken = document.querySelector("[data-spoken]");
  const field = form ? form.querySelector("input[name=at]") : null;
  const begin = form ? Date.parse(`${form.dataset.first}T00:00Z`) : 0;
  const end = form ? Date.parse(`${form.dataset.last}T23:59Z`) : 0;
  const iso = (time) => new Date(time).toISOString().slice(0, 16);
  let waiting = null;

  function show(moment, settle = true) {
    at = moment;
    marks.draw();
    map.closePopup();
    if (spoken) spoken.textContent = dayText(at);
    if (field) field.value = at;
    if (slider) slider.setAttribute("aria-valuetext", dayText(at));
    box.dataset.at = at;
    if (settle) { clearTimeout(waiting); waiting = setTimeout(settled, 350); }
  }
  // The lists follow when the slider rests; the address always says what is shown.
  function settled() {
    const address = new URL(location.href);
    address.searchParams.set("at", at);
    history.replaceState(null, "", address);
    document.querySelectorAll(".language").forEach((link) => { const to = new URL(link.href); to.searchParams.set("at", at); link.href = to; });
    if (window.htmx) window.htmx.ajax("GET", address.pathname + address.search, { target: "#side", select: "#side", swap: "outerHTML" });
  }
  function setUpTime() {
    if (!form || !slider) return;
    const span = end - begin;
    stepSize = span < 14 * 864e5 ? 3600e3 : span < 90 * 864e5 ? 6 * 3600e3 : 864e5;
    slider.max = String(Math.ceil(span / stepSize));
    slider.value = String(Math.round((Math.min(Math.max(Date.parse(`${at}Z`), begin), end) - begin) / stepSize));
    slider.hidden = false;
    slider.setAttribute("aria-valuetext", dayText(at));
    const momentOf = () => iso(Math.min(begin + Number(slider.value) * stepSize, end));
    slider.addEventListener("input", () => show(momentOf()));
    field.addEventListener("change", () => {
      if (!field.value) return;
      slider.value = String(Math.round((Date.parse(`${field.value}Z`) - begin) / stepSize));
      show(field.value);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const play = form.querySelector("[data-play]");
    play.hidden = false;
    let timer = null;
    const stop = () => { clearInterval(timer); timer = null; play.textContent = play.dataset.start; play.setAttribute("aria-pressed", "false"); settled(); };
    play.addEventListener("click", () => {
      if (timer) { stop(); return; }
      if (slider.value === slider.max) slider.value = "0";
      play.textContent = play.dataset.stop;
      play.setAttribute("aria-pressed", "true");
      const stride = Math.max(1, Math.round(Number(slider.max) / 120));
      timer = setInterval(() => {
        slider.value = String(Math.min(Number(slider.value) + stride, Number(slider.max)));
        show(momentOf(), false);
        if (slider.value === slider.max) stop();
      }, 140);
    });
  }

  // ---- start ------------------------------------------------------------------------------------------------------
  function bounds() {
    const live = data.places.filter((one) => answerAt(one, at));
    const points = (live.length ? live : [...data.places, ...data.events]).map((one) => [one.lat, one.lon]);
    if (!points.length) return [[31, 34], [37.5, 43]];
    // Strays do not frame: the points within three times the median distance (2° at least) of the median point.
    const median = (values) => { values.sort((a, b) => a - b); return (values[(values.length - 1) >> 1] + values[values.length >> 1]) / 2; };
    const middle = [median(points.map((p) => p[0])), median(points.map((p) => p[1]))];
    const far = (p) => Math.hypot(p[0] - middle[0], p[1] - middle[1]);
    const reach = Math.max(2, 3 * median(points.map(far)));
    return box.dataset.country ? points : points.filter((p) => far(p) <= reach);
  }
  const home = () => map.fitBounds(bounds(), { padding: [40, 40], maxZoom: 9 });
  const Home = L.Control.extend({ options: { position: "bottomleft" }, onAdd() {
    const made = node("div", { class: "leaflet-bar" });
    const button = node("a", { href: "#", role: "button", title: words.home || "Home", "aria-label": words.home || "Home" }, "⌂");
    L.DomEvent.on(button, "click", (event) => { L.DomEvent.stop(event); home(); });
    made.append(button);
    return made;
  } });
  new Home().addTo(map);

  let layers = null;
  const get = (address) => fetch(address, { headers: { accept: "application/json" }, credentials: "same-origin" }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  });
  Promise.all([get(box.dataset.base), get(box.dataset.data), document.fonts ? document.fonts.ready : null]).then(([base, found]) => {
    data = found;
    layers = decode(base);
    readPalette();
    map.fitBounds(bounds(), { padding: [40, 40], maxZoom: 9, animate: false });
    drawBase(layers);
    if (box.dataset.tiles) {
      L.tileLayer(box.dataset.tiles, { maxZoom: 11 }).addTo(map);
      L.control.attribution({ prefix: false, position: "bottomright" }).addAttribution(document.createTextNode(box.dataset.credit || "").textContent.replace(/[<>&"]/g, "")).addTo(map);
    }
    marks.addTo(map);
    setUpTime();
    box.classList.add("is-live");
    box.tawatur = { marks, map };
    if (document.querySelector(".is-overview")) document.dispatchEvent(new CustomEvent("tawatur:map-ready"));
  }).catch(() => { box.querySelector(".map-live").remove(); });  // the server's drawing stays

  const redraw = () => { if (layers) { readPalette(); drawBase(layers); marks.draw(); } };
  document.addEventListener("tawatur:theme", redraw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
