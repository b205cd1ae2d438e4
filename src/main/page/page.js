'use strict';
(() => {
    const root = document.documentElement;
    const byId = id => document.getElementById(id);
    const colour = name => getComputedStyle(root).getPropertyValue('--' + name).trim();

    // A wide diagram is scaled down to this factor, and scrolls beyond that.
    const MIN_SCALE = 0.65;

    const show = id => {
        const element = byId('node-' + id);
        for (let details = element; details; details = details.parentElement.closest('details')) {
            details.open = true;
        }
        document.querySelectorAll('.shown').forEach(shown => shown.classList.remove('shown'));
        element.classList.add('shown');
        element.scrollIntoView({block: 'start'});
    };

    const connect = () => document.querySelectorAll('#drawing .node').forEach(node => {
        const match = /flowchart-(.+)-\d+$/.exec(node.id);
        if (match && byId('node-' + match[1])) {
            node.classList.add('known');
            node.addEventListener('click', () => show(match[1]));
        }
    });

    // Mermaid renders fixed colours, so a change of theme renders the diagram again.
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
                primaryColor: colour('node'),
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
        // Labels are drawn last, so that nodes do not cover them.
        drawing.querySelectorAll('.edgeLabels').forEach(labels => labels.parentElement.append(labels));
        drawing.style.minWidth = MIN_SCALE * drawing.viewBox.baseVal.width + 'px';
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
    const all = open => document.querySelectorAll('#resources details').forEach(details => { details.open = open; });
    byId('open').addEventListener('click', () => all(true));
    byId('close').addEventListener('click', () => all(false));
    themed(system.matches);
})();
