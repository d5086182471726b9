namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>A script that lists what a reader could not read on the page: text that is cut off, lies outside, or overlaps.</summary>
internal static class LayoutProbe
{
    public const string Script = """
        (() => {
          const found = [];
          const width = document.documentElement.clientWidth;
          const say = (kind, element) => found.push(kind + ': <' + element.tagName + ' class="' + (element.getAttribute('class') || '') + '"> ' + element.textContent.trim().slice(0, 60));
          if (document.documentElement.scrollWidth > width) found.push('the page is ' + document.documentElement.scrollWidth + ' wide in a window of ' + width);
          const scrolls = style => style.overflowX === 'auto' || style.overflowX === 'scroll';
          const shown = [];
          for (const element of document.body.querySelectorAll('*')) {
            if (!element.checkVisibility()) continue;
            const own = [...element.childNodes].filter(n => n.nodeType === 3 && n.textContent.trim());
            if (own.length === 0) continue;
            const range = document.createRange();
            const boxes = own.flatMap(n => { range.selectNodeContents(n); return [...range.getClientRects()]; }).filter(b => b.width > 0 && b.height > 0);
            if (boxes.length === 0) continue;
            let clip = null, free = false;
            for (let e = element; e && e !== document.body; e = e.parentElement) {
              const style = getComputedStyle(e);
              if (scrolls(style)) { free = true; break; }
              if (!clip && style.overflowX !== 'visible') clip = e;
              if (!clip && style.overflowY !== 'visible') clip = e;
            }
            const svg = element.closest('svg');
            const frame = svg ? svg.getBoundingClientRect() : clip ? clip.getBoundingClientRect() : null;
            for (const b of boxes) {
              if (frame && (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1)) { say('cut off', element); break; }
              if (!free && (b.left < -0.5 || b.right > width + 0.5)) { say('outside the window', element); break; }
            }
            const style = getComputedStyle(element);
            if (parseFloat(style.fontSize) < 10) say('too small', element);
            shown.push({ element, boxes });
          }
          const meet = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
          const labels = shown.filter(s => s.element.closest('figure,svg'));
          for (let i = 0; i < labels.length; i++) {
            for (let j = i + 1; j < labels.length; j++) {
              const [a, b] = [labels[i], labels[j]];
              if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
              if (a.boxes.some(p => b.boxes.some(q => meet(p, q)))) { say('overlaps "' + b.element.textContent.trim().slice(0, 40) + '"', a.element); break; }
            }
          }
          return found;
        })()
        """;

    /// <summary>
    /// A script that lists the texts whose contrast with what lies behind them is below 4.5 to 1, or 3 to 1 for large ones: the level AA
    /// of WCAG 2.1, with its formula. A canvas mixes colours that let others through.
    /// </summary>
    public const string Contrast = """
        (() => {
          const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
          const draw = canvas.getContext('2d', { willReadFrequently: true });
          const mix = colours => { draw.clearRect(0, 0, 1, 1); for (const c of colours) { draw.fillStyle = c; draw.fillRect(0, 0, 1, 1); } return [...draw.getImageData(0, 0, 1, 1).data].slice(0, 3); };
          const part = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
          const luminance = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
          const found = new Set();
          for (const element of document.body.querySelectorAll('*')) {
            if (!element.checkVisibility() || element.closest('svg') || ![...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
            const behind = ['#fff'];
            const chain = []; for (let e = element; e; e = e.parentElement) chain.unshift(getComputedStyle(e).backgroundColor);
            behind.push(...chain);
            const style = getComputedStyle(element);
            const [a, b] = [luminance(mix(behind)), luminance(mix([...behind, style.color]))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
            if (ratio < (large ? 3 : 4.5)) found.add(ratio.toFixed(2) + ': <' + element.tagName + ' class="' + (element.getAttribute('class') || '') + '"> ' + element.textContent.trim().slice(0, 40));
          }
          return [...found];
        })()
        """;

    /// <summary>The brightness of the background of the page, from 0 to 255, and of its text.</summary>
    public const string Brightness = """
        (() => {
          const light = text => { const [r, g, b] = text.match(/[\d.]+/g).map(Number); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const style = getComputedStyle(document.body);
          return [light(style.backgroundColor), light(style.color), light(getComputedStyle(document.querySelector('.card')).backgroundColor)];
        })()
        """;
}
