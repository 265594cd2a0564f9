// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What a report can do where scripts run: name the fold and rows below the pointer.
enum ReportScript {
  static let text: Markup = """

    (() => {
      const plot = document.getElementById("plot");
      const svg = plot && plot.querySelector("svg");
      if (!svg) return;
      const place = document.createElement("p");
      place.id = "place";
      place.className = "note";
      place.textContent = "Point at the picture to read fold and rows.";
      plot.after(place);
      const number = (name) => Number(plot.dataset[name]);
      svg.addEventListener("pointermove", (event) => {
        const line = event.target.closest("g");
        const title = line && line.querySelector(":scope > title");
        if (!title) return;
        let words = title.textContent;
        const matrix = svg.getScreenCTM();
        if (plot.dataset.rows && matrix) {
          const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()).x;
          const bins = number("bins"), rows = number("rows");
          const bin = Math.floor((x - number("left")) * bins / number("width"));
          if (bin >= 0 && bin < bins) {
            const first = Math.floor(bin * rows / bins);
            const last = Math.floor((bin + 1) * rows / bins) - 1;
            words += first < last ? `; here rows ${first} to ${last}` : `; here row ${first}`;
          }
        }
        place.textContent = words;
      });
    })();

    """
}
