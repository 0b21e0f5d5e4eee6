// The map: circles for places, and the frame that the table follows. Without it the table holds the same.
"use strict";
(() => {
  const holder = document.getElementById("map");
  if (!holder || !window.L) return;
  const ANTARCTICA = "010"; // no map of this kind shows it whole
  // A coast that goes on behind the 180th meridian goes on, instead of jumping to the other edge.
  const unrolled = (geometry) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      for (let at = 1; at < ring.length; at += 1) {
        while (ring[at][0] - ring[at - 1][0] > 180) ring[at] = [ring[at][0] - 360, ring[at][1]];
        while (ring[at - 1][0] - ring[at][0] > 180) ring[at] = [ring[at][0] + 360, ring[at][1]];
      }
    }
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(holder, {
    attributionControl: false, zoomAnimation: !still, fadeAnimation: false, worldCopyJump: true,
    minZoom: 1, maxZoom: 10, keyboard: true,
  });
  fetch(holder.dataset.world).then((answer) => answer.json()).then((world) => {
    const lands = topojson.feature(world, world.objects.countries).features.filter((one) => one.id !== ANTARCTICA);
    for (const land of lands) unrolled(land.geometry);
    L.geoJSON(lands, { interactive: false, className: "land" }).addTo(map).bringToBack();
  });
  const spots = [...document.querySelectorAll("#spots li")].map((one) => {
    const { lat, lon, reach, events, statuses } = one.dataset;
    const held = statuses.split(" ").some((status) => status === "fact" || status === "claimed");
    const name = one.querySelector("button").textContent;
    const circle = L.circle([lat, lon], { radius: reach * 1000, className: held ? "spot" : "spot open" });
    // However far out, a place can be seen and clicked.
    const core = L.circleMarker([lat, lon], { radius: Math.min(16, 5 + Math.sqrt(events) * 2), className: held ? "core" : "core open" });
    for (const shape of [circle, core]) {
      shape.bindTooltip(`${name}: ${events}`);
      shape.on("click", () => look(lat, lon, reach));
      shape.addTo(map);
    }
    one.querySelector("button").addEventListener("click", () => { look(lat, lon, reach); core.openTooltip(); holder.focus(); });
    return [Number(lat), Number(lon)];
  });
  const look = (lat, lon, reach) => map.fitBounds(L.latLng(lat, lon).toBounds(Math.max(60, reach * 3) * 1000), { animate: !still });
  const box = holder.dataset.box.split(",").map(Number);
  if (box.length === 4 && box.every(Number.isFinite)) map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { animate: false });
  else map.fitBounds(L.latLngBounds(spots).pad(0.1), { animate: false, maxZoom: 7 });
  // The table follows the frame, and so does the address.
  let begun = false;
  map.on("moveend", () => {
    if (!begun) return;
    const frame = map.getBounds();
    const told = [frame.getWest(), frame.getSouth(), frame.getEast(), frame.getNorth()].map((one) => one.toFixed(3)).join(",");
    const address = new URL(location.href);
    address.searchParams.set("box", told);
    history.replaceState(null, "", address);
    fetch(address, { credentials: "same-origin" }).then((answer) => (answer.ok ? answer.text() : null)).then((text) => {
      if (!text) return;
      const fresh = new DOMParser().parseFromString(text, "text/html");
      for (const id of ["#frame", ".foot", ".scroll"]) {
        const now = document.querySelector(id);
        const next = fresh.querySelector(id);
        if (now && next) now.replaceChildren(...next.childNodes);
        else if (now && id === ".scroll") now.replaceChildren();
      }
      const frameLine = document.getElementById("frame");
      if (frameLine && !fresh.getElementById("frame")) frameLine.textContent = "Nothing in this frame.";
    });
  });
  begun = true;
})();
