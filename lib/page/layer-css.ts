/** Marks on foreign pages. Our custom properties do not exist there, so the values are written out. */
export const MARK_COLOUR = {
  teal: 'oklch(0.565 0.085 193)',
  wash: 'oklch(0.640 0.095 193 / 0.17)',
  washStrong: 'oklch(0.640 0.095 193 / 0.34)',
  amber: 'oklch(0.590 0.125 68)',
  red: 'oklch(0.580 0.190 27)',
} as const;

/** WCAG relative luminance of the teal mark. */
export const MARK_LUMINANCE = 0.191;

/** Everything in the closed root. `all: initial` and `!important`: a page's own rules reach the host, not past these. */
export const LAYER_CSS = `
:host{all:initial!important;display:contents!important}
.origin{position:absolute;top:0;left:0;width:100px;height:0}
.carrier{position:absolute;top:0;left:0;pointer-events:none}
.cuts{overflow:clip}
.carrier>div{position:absolute;top:0;left:0;width:0;height:0}
.piece{position:absolute;box-sizing:border-box;pointer-events:none;contain:strict;color:var(--ink)}
.piece::after{content:"";position:absolute;left:0;right:0;top:var(--line);border-top:1px solid var(--ink)}
.guessed::after{border-top-style:dashed}
.enriched::after{border-top-width:2px}
.enriched{background:${MARK_COLOUR.wash};border-radius:3px}
.asking::after{border-top:2px dotted var(--ink)}
.failed::after{border:0;height:3px;background:
linear-gradient(135deg,transparent 40%,var(--ink) 40% 60%,transparent 60%) 0 0/4px 3px,
linear-gradient(45deg,transparent 40%,var(--ink) 40% 60%,transparent 60%) 2px 0/4px 3px}
.text{background:none}
.spot{position:fixed;border-radius:3px}
.spot::after{content:none}
.open{background:${MARK_COLOUR.washStrong};border-radius:3px}
.ring{outline:2px solid ${MARK_COLOUR.teal};outline-offset:2px;border-radius:3px}
.flash{animation:flash 1.6s ease-out forwards}
@keyframes flash{0%,60%{background:${MARK_COLOUR.washStrong}}100%{background:transparent}}
.lens,.card{margin:0;padding:0;border:0;inset:auto;position:fixed;pointer-events:auto;overflow:hidden}
.lens{width:24px;height:24px;border-radius:5px;box-sizing:border-box;display:grid;place-items:center;cursor:pointer;
background:oklch(0.995 0.002 95);color:${MARK_COLOUR.teal};border:1px solid oklch(0.8 0.01 95);
box-shadow:0 1px 4px oklch(0 0 0 / .18)}
.lens:hover{background:oklch(0.965 0.005 95)}
.lens:focus-visible{outline:2px solid ${MARK_COLOUR.teal};outline-offset:1px}
.lens svg{width:16px;height:16px;display:block}
.card{width:360px;max-width:calc(100vw - 16px);border-radius:8px;background:transparent;
box-shadow:0 0 0 1px oklch(0 0 0 / .14),0 8px 28px oklch(0 0 0 / .22)}
.card:not(.shown){opacity:0}
.card iframe{display:block;width:100%;height:100%;border:0;color-scheme:normal}
.said{position:absolute;top:0;left:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-color-scheme:dark){.lens{background:oklch(0.27 0.01 230);border-color:oklch(0.42 0.01 230);
color:oklch(0.8 0.09 193)}.lens:hover{background:oklch(0.32 0.01 230)}}
@media (prefers-reduced-motion:reduce){.flash{animation-timing-function:steps(1,end)}}
@media (forced-colors:active){.piece{forced-color-adjust:none;color:CanvasText;--ink:CanvasText!important;
background:none!important}}
@media print{:host{display:none!important}}
`;
