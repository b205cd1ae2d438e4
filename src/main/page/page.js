'use strict';
(() => {
    const root = document.documentElement;
    const byId = id => document.getElementById(id);
    const colour = name => getComputedStyle(root).getPropertyValue('--' + name).trim();

    // A wide picture is made smaller as long as it can be read, and scrolls beyond that.
    const SMALLEST = 0.65;

    const show = box => {
        const element = byId('box-' + box);
        for (let each = element; each; each = each.parentElement.closest('details')) {
            each.open = true;
        }
        document.querySelectorAll('.shown').forEach(each => each.classList.remove('shown'));
        element.classList.add('shown');
        element.scrollIntoView({block: 'start'});
    };

    const connect = () => document.querySelectorAll('#drawing .node').forEach(node => {
        const box = /flowchart-(.+)-\d+$/.exec(node.id);
        if (box && byId('box-' + box[1])) {
            node.classList.add('known');
            node.addEventListener('click', () => show(box[1]));
        }
    });

    // The library draws with fixed colours, so another theme is another drawing.
    const draw = async () => {
        mermaid.initialize({
            startOnLoad: false,
            securityLevel: 'strict',
            theme: 'base',
            themeVariables: {
                fontFamily: 'system-ui, sans-serif',
                fontSize: '15px',
                darkMode: root.dataset.theme === 'dark',
                background: colour('page'),
                primaryColor: colour('box'),
                primaryTextColor: colour('text'),
                primaryBorderColor: colour('edge'),
                lineColor: colour('edge'),
                textColor: colour('text'),
                clusterBkg: colour('page'),
                clusterBorder: colour('line'),
                titleColor: colour('soft'),
                edgeLabelBackground: colour('page')
            },
            flowchart: {htmlLabels: true, nodeSpacing: 28, rankSpacing: 45, subGraphTitleMargin: {top: 2, bottom: 14}, useMaxWidth: true}
        });
        const {svg} = await mermaid.render('drawn', byId('mermaid').textContent);
        byId('drawing').innerHTML = svg;
        const drawing = byId('drawing').firstElementChild;
        // Labels stay readable where they touch a box.
        drawing.querySelectorAll('.edgeLabels').forEach(labels => labels.parentElement.append(labels));
        drawing.style.minWidth = SMALLEST * drawing.viewBox.baseVal.width + 'px';
        connect();
        root.dataset.drawn = root.dataset.theme;
    };

    const themed = async dark => {
        root.dataset.theme = dark ? 'dark' : 'light';
        byId('theme').setAttribute('aria-pressed', dark);
        await draw();
    };

    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', () => themed(system.matches));
    byId('theme').addEventListener('click', () => themed(root.dataset.theme !== 'dark'));
    const all = open => document.querySelectorAll('#resources details').forEach(each => { each.open = open; });
    byId('open').addEventListener('click', () => all(true));
    byId('close').addEventListener('click', () => all(false));
    themed(system.matches);
})();
