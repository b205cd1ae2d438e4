'use strict';
(() => {
    const root = document.documentElement;
    const byId = id => document.getElementById(id);
    const all = selector => [...document.querySelectorAll(selector)];
    const area = byId('drawing');
    const drawings = all('#drawing .drawing');

    // A zoom step, and the largest magnification in relation to the whole diagram.
    const STEP = 1.25;
    const MAX_ZOOM = 20;
    // The scale of a small diagram on a large screen.
    const MAX_SCALE = 1.4;
    const PNG_SCALE = 2;
    // Browsers refuse a larger canvas.
    const MAX_PIXELS = 8192;

    const show = id => {
        const element = byId('node-' + id);
        for (let details = element; details; details = details.parentElement.closest('details')) {
            details.open = true;
        }
        all('.shown').forEach(shown => shown.classList.remove('shown'));
        element.classList.add('shown');
        element.scrollIntoView({block: 'start'});
    };

    const current = () => drawings.find(drawing => !drawing.hidden).querySelector('svg');
    const size = svg => ({width: +svg.getAttribute('width'), height: +svg.getAttribute('height')});
    const view = (svg, x, y, width, height) => svg.setAttribute('viewBox', [x, y, width, height].join(' '));
    const fit = () => {
        const svg = current(), {width, height} = size(svg);
        view(svg, 0, 0, width, height);
    };

    // Zooms around a point of the diagram, by default the centre of the view.
    const zoom = (factor, at) => {
        const svg = current(), box = svg.viewBox.baseVal, full = size(svg);
        const width = Math.min(full.width, Math.max(full.width / MAX_ZOOM, box.width / factor));
        const scale = width / box.width;
        const x = at ? at.x : box.x + box.width / 2, y = at ? at.y : box.y + box.height / 2;
        view(svg, x - (x - box.x) * scale, y - (y - box.y) * scale, width, box.height * scale);
        if (width > full.width * 0.999) fit();
    };

    const pointIn = (svg, event) =>
        new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

    const toggled = () => {
        const hidden = all('.shows').filter(box => !box.checked).map(box => box.value).join(' ');
        drawings.forEach(drawing => { drawing.hidden = drawing.dataset.hidden !== hidden; });
        const {width, height} = size(current());
        area.style.aspectRatio = width / height;
        area.style.maxHeight = `min(${MAX_SCALE * height}px, 100vh - 5rem)`;
        fit();
    };

    const save = (address, ending) => {
        const link = document.createElement('a');
        link.href = address;
        link.download = document.title + ending;
        link.click();
    };

    // The whole diagram in the colours of the page, whatever part of it is shown.
    const svgText = () => {
        const {width, height} = size(current()), copy = current().cloneNode(true);
        view(copy, 0, 0, width, height);
        return new XMLSerializer().serializeToString(copy);
    };
    const svgAddress = () => 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svgText());

    const pngAddress = async () => {
        const {width, height} = size(current());
        const scale = Math.min(PNG_SCALE, MAX_PIXELS / Math.max(width, height));
        const image = new Image();
        image.src = svgAddress();
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = Math.round(width * scale);
        canvas.height = Math.round(height * scale);
        canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL('image/png');
    };

    const themed = dark => {
        root.dataset.theme = dark ? 'dark' : 'light';
        all('#drawing svg').forEach(svg => { svg.dataset.theme = root.dataset.theme; });
        byId('theme').setAttribute('aria-pressed', dark);
    };

    let dragged = null;
    area.addEventListener('pointerdown', event => {
        dragged = {x: event.clientX, y: event.clientY, moved: false};
    });
    area.addEventListener('pointermove', event => {
        if (!dragged || !event.buttons) return;
        const svg = current(), box = svg.viewBox.baseVal, scale = 1 / svg.getScreenCTM().a;
        const x = event.clientX - dragged.x, y = event.clientY - dragged.y;
        if (!dragged.moved && Math.hypot(x, y) < 4) return;
        view(svg, box.x - x * scale, box.y - y * scale, box.width, box.height);
        dragged = {x: event.clientX, y: event.clientY, moved: true};
    });
    area.addEventListener('wheel', event => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        zoom(event.deltaY < 0 ? STEP : 1 / STEP, pointIn(current(), event));
    }, {passive: false});
    area.addEventListener('keydown', event => {
        const action = {'+': () => zoom(STEP), '-': () => zoom(1 / STEP), '0': fit}[event.key];
        if (action && !event.ctrlKey) action();
    });
    all('#drawing .node[data-node]').filter(node => byId('node-' + node.dataset.node)).forEach(node => {
        node.classList.add('known');
        node.addEventListener('click', () => {
            if (!dragged || !dragged.moved) show(node.dataset.node);
        });
    });

    byId('fit').addEventListener('click', fit);
    byId('in').addEventListener('click', () => zoom(STEP));
    byId('out').addEventListener('click', () => zoom(1 / STEP));
    byId('svg').addEventListener('click', () => save(svgAddress(), '.svg'));
    byId('png').addEventListener('click', async () => save(await pngAddress(), '.png'));
    all('.shows').forEach(box => box.addEventListener('change', toggled));

    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', () => themed(system.matches));
    byId('theme').addEventListener('click', () => themed(root.dataset.theme !== 'dark'));
    const open = value => all('#resources details').forEach(details => { details.open = value; });
    byId('open').addEventListener('click', () => open(true));
    byId('close').addEventListener('click', () => open(false));
    themed(system.matches);
    toggled();
    root.dataset.drawn = 'true';
})();
