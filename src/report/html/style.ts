import type { Fate } from '../tally.ts';

/** Kinds that can be picked; one rule each, so that the filters work without the script. */
export const fates: readonly Fate[] = ['blocked', 'remove', 'forget', 'adopt', 'update', 'note', 'create', 'healed'];

const filters = fates
  .map(
    (fate) =>
      `body:has(#fate-${fate}:checked) :is(.card,nav li):not(.${fate}){display:none}\nbody:has(#fate-${fate}:checked) :is(.part,nav ul):not(:has(.${fate})){display:none}`,
  )
  .join('\n');

/** The page's own style: calm, light and dark, wide and narrow; the accents are the kinds of change. */
export const style = `
:root{color-scheme:light dark;
--page:#f3f5f8;--surface:#fff;--line:#e2e6ec;--text:#1b222c;--muted:#5a6675;--focus:#2463eb;
--wall:#e9eff5;--bubble:#fff;--mark:#fff0b8;--shadow:0 1px 2px rgb(20 30 50/.05),0 4px 16px rgb(20 30 50/.05);
--create:#157347;--create-soft:#e3f5ea;--update:#8a5a00;--update-soft:#fdf1d3;--adopt:#0a6c80;--adopt-soft:#dff4f7;
--remove:#b3261e;--remove-soft:#fdeae8;--note:#3a558c;--note-soft:#e9effb}
@media (prefers-color-scheme:dark){:root{
--page:#12151a;--surface:#1b2027;--line:#2b323c;--text:#e7ebf0;--muted:#9ca8b7;--focus:#7aa7ff;
--wall:#232a33;--bubble:#2d3540;--mark:#57470f;--shadow:0 1px 2px rgb(0 0 0/.3);
--create:#62d391;--create-soft:#16301f;--update:#ecbd55;--update-soft:#35290d;--adopt:#5cc9de;--adopt-soft:#0f2d34;
--remove:#ff948a;--remove-soft:#3c1b19;--note:#a3bff5;--note-soft:#1c2841}}
*{box-sizing:border-box}
html{scroll-padding-top:calc(var(--bar,4rem) + 1rem)}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1,h2,h3,h4,p,ul,fieldset,dl,dd{margin:0;padding:0;border:0;min-width:0}
ul{list-style:none}
[hidden]{display:none!important}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.unseen-text,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:fixed;z-index:9;left:1rem;top:.5rem;padding:.4rem .8rem;border-radius:8px;background:var(--surface);color:var(--text)}

.intro{max-width:84rem;margin:0 auto;padding:1.75rem 1.5rem .5rem}
.intro h1{font-size:1.5rem;line-height:1.25;font-weight:650;overflow-wrap:anywhere}
.intro h1 small{font-size:1rem;font-weight:400;color:var(--muted)}
.intro p{margin-top:.35rem;color:var(--muted)}
.intro .made{font-size:.88rem;margin-top:.15rem}
.consent{margin-top:1rem;padding:.8rem 1rem;border:1px solid color-mix(in srgb,var(--remove) 35%,transparent);border-radius:12px;background:var(--remove-soft)}
.consent li{margin-top:.3rem}
code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;padding:.1rem .35rem;border-radius:6px;background:var(--surface);overflow-wrap:anywhere}

.top{position:sticky;z-index:5;top:0;background:color-mix(in srgb,var(--page) 92%,transparent);backdrop-filter:blur(8px);border-bottom:1px solid var(--line)}
.top>div{max-width:84rem;margin:0 auto;padding:.7rem 1.5rem;display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center}
.filters{display:flex;flex-wrap:wrap;gap:.4rem;flex:1 1 24rem}
.filters input{position:absolute;opacity:0;pointer-events:none}
.filters label{display:inline-flex;gap:.4rem;align-items:center;padding:.28rem .75rem;border:1px solid var(--line);border-radius:999px;background:var(--surface);cursor:pointer;font-size:.9rem}
.filters label:hover{border-color:var(--muted)}
.filters input:checked+label{background:var(--text);border-color:var(--text);color:var(--surface)}
.filters input:focus-visible+label{outline:2px solid var(--focus);outline-offset:2px}
.filters b{font-weight:600;font-variant-numeric:tabular-nums}
.find{display:none;flex:0 1 20rem;position:relative}
.live .find{display:block}
.find input{width:100%;padding:.42rem .9rem;border:1px solid var(--line);border-radius:999px;background:var(--surface);color:inherit;font:inherit;font-size:.9rem}
.find input:focus{outline:2px solid var(--focus);outline-offset:0;border-color:transparent}
#status{display:none;color:var(--muted);font-size:.85rem;font-variant-numeric:tabular-nums}
.live #status{display:block}

.panes{max-width:84rem;margin:0 auto;padding:1.25rem 1.5rem 4rem;display:grid;grid-template-columns:18rem minmax(0,1fr);gap:1.5rem;align-items:start}
nav{position:sticky;top:calc(var(--bar,4rem) + 1rem);max-height:calc(100vh - var(--bar,4rem) - 2rem);overflow:auto;overscroll-behavior:contain;border:1px solid var(--line);border-radius:16px;background:var(--surface);box-shadow:var(--shadow)}
nav ul{padding:.4rem}
nav ul+ul{border-top:1px solid var(--line)}
nav li{content-visibility:auto;contain-intrinsic-size:auto 3.4rem}
nav a{display:flex;align-items:center;gap:.7rem;padding:.45rem .55rem;border-radius:11px;color:inherit;text-decoration:none}
nav a:focus-visible{outline-offset:-2px}
nav a:hover{background:var(--page)}
nav a[aria-current]{background:var(--wall)}
nav .name{flex:1;min-width:0}
nav .name span{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
nav .title{font-weight:550;line-height:1.35}
nav .sub{color:var(--muted);font-size:.82rem;line-height:1.35}
#help{display:none;flex:none;width:2rem;height:2rem;padding:0;border:1px solid var(--line);border-radius:50%;background:var(--surface);color:var(--muted);font:inherit;font-weight:600;cursor:pointer}
.live #help{display:block}
dialog{width:min(30rem,calc(100% - 2rem));padding:1.25rem 1.5rem 1.5rem;border:1px solid var(--line);border-radius:16px;background:var(--surface);color:var(--text);box-shadow:0 12px 40px rgb(0 0 0/.3)}
dialog::backdrop{background:rgb(10 15 25/.45)}
dialog form{display:flex;justify-content:space-between;align-items:center;gap:1rem}
dialog h2{font-size:1.1rem}
dialog button{width:2rem;height:2rem;border:0;border-radius:8px;background:none;color:var(--muted);font-size:1.3rem;line-height:1;cursor:pointer}
dialog dl{display:grid;grid-template-columns:auto 1fr;gap:.45rem 1.1rem;margin:.8rem 0 1rem}
kbd{display:inline-block;padding:.05rem .45rem;border:1px solid var(--line);border-bottom-width:2px;border-radius:6px;background:var(--page);font:600 .82rem/1.4 system-ui,sans-serif;white-space:nowrap}

.face{flex:none;display:grid;place-items:center;width:2.6rem;height:2.6rem;border-radius:50%;background:#7b8794 center/cover;color:#fff;font-weight:600;font-size:.95rem;letter-spacing:.01em;text-shadow:0 1px 1px rgb(0 0 0/.18)}
.face.unseen{box-shadow:inset 0 0 0 2px rgb(255 255 255/.55)}
.face.changed{outline:2.5px solid var(--update);outline-offset:2px}
.face.large{width:4.6rem;height:4.6rem;font-size:1.5rem}

.part>h2{margin:0 0 .7rem;font-size:.95rem;font-weight:600;color:var(--muted)}
.part+.part>h2{margin-top:2rem}
.card{margin-bottom:1.25rem;border:1px solid var(--line);border-radius:16px;background:var(--surface);box-shadow:var(--shadow);overflow:clip;content-visibility:auto;contain-intrinsic-size:auto 24rem}
.card>header{display:flex;flex-wrap:wrap;gap:.3rem .75rem;align-items:center;padding:.85rem 1.1rem}
.card h3{font-size:1.02rem;font-weight:600;overflow-wrap:anywhere}
.card h3 a{color:inherit;text-decoration:none}
.card h3 a:hover{text-decoration:underline}
.card:target{border-color:var(--focus)}
.where{margin-left:auto;color:var(--muted);font-size:.82rem;overflow-wrap:anywhere}
.badge{flex:none;padding:.12rem .6rem;border-radius:999px;background:var(--soft);color:var(--tone);font-size:.82rem;font-weight:600;white-space:nowrap}
nav .badge{padding:0;width:1.45rem;line-height:1.45rem;text-align:center}
.create{--tone:var(--create);--soft:var(--create-soft)}
.update{--tone:var(--update);--soft:var(--update-soft)}
.adopt,.healed{--tone:var(--adopt);--soft:var(--adopt-soft)}
.remove,.blocked{--tone:var(--remove);--soft:var(--remove-soft)}
.forget,.note{--tone:var(--note);--soft:var(--note-soft)}

.windows{display:grid;grid-template-columns:minmax(0,1fr) auto minmax(0,1fr);gap:.75rem;align-items:stretch;padding:0 1.1rem 1.1rem}
.windows>:only-child{grid-column:1/-1;max-width:34rem}
.arrow{align-self:center;color:var(--muted);font-size:1.25rem}
.window{display:flex;flex-direction:column;border:1px solid var(--line);border-radius:13px;overflow:hidden;background:var(--surface)}
.window h4{padding:.35rem .85rem;background:var(--surface);border-bottom:1px solid var(--line);color:var(--muted);font-size:.75rem;font-weight:600;letter-spacing:.03em}
.bar{display:flex;gap:.75rem;align-items:center;padding:.7rem .85rem;background:var(--surface)}
.bar .name{min-width:0}
.title{overflow-wrap:anywhere}
.bar .title{font-weight:620;line-height:1.3}
.bar .sub{color:var(--muted);font-size:.85rem}
.talk{flex:1;display:flex;flex-direction:column;gap:.5rem;align-items:flex-start;max-height:16rem;overflow:auto;padding:.7rem .85rem;background:var(--wall)}
.talk p{max-width:92%;padding:.45rem .75rem;border-radius:4px 14px 14px 14px;background:var(--bubble);overflow-wrap:anywhere;box-shadow:0 1px 1px rgb(20 30 50/.06)}
.talk .about{align-self:center;border-radius:12px;background:transparent;box-shadow:none;color:var(--muted);text-align:center;font-size:.88rem}
.people{display:flex;flex-direction:column;gap:.4rem;padding:.6rem .85rem .75rem;background:var(--surface);border-top:1px solid var(--line);font-size:.85rem;margin-top:auto}
.people ul{display:flex;flex-wrap:wrap;gap:.3rem}
.people li{padding:.1rem .55rem;border:1px solid var(--line);border-radius:999px;overflow-wrap:anywhere}
.people small{color:var(--muted);font-weight:400}
.people .owner{font-weight:600}
.people .changed{border-color:transparent;background:var(--mark)}
.people .joins{border-color:transparent;background:var(--create-soft);color:var(--create)}
.people .leaves{border-color:transparent;background:var(--remove-soft);color:var(--remove)}
.people .leaves span{text-decoration:line-through}
.people :is(.joins,.leaves) small{color:inherit}
.people .more{border-color:transparent;color:var(--muted)}
summary{width:fit-content;color:var(--muted);cursor:pointer;border-radius:4px}
details[open]>summary{margin-bottom:.35rem}
mark{background:var(--mark);color:inherit;border-radius:4px;padding:0 .15em;margin:0 -.15em;-webkit-box-decoration-break:clone;box-decoration-break:clone}

.changes{padding:0 1.1rem .9rem;font-size:.9rem}
.changes li{display:flex;gap:.55rem;padding:.12rem 0;overflow-wrap:anywhere}
.changes li>span{min-width:0}
.mark{flex:none;width:1ch;text-align:center;color:var(--tone);font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.changes b:not(.mark){font-weight:600}
.changes small{display:block;color:var(--muted);font-size:.85rem}
.changes .blocked>span,.changes .note>span{color:var(--tone)}
.changes i{display:inline-block;color:var(--muted);font-style:normal;font-size:.9em}
.danger{color:var(--remove);font-weight:600}
ins{color:var(--create);text-decoration:none}
del{color:var(--remove);text-decoration:line-through;text-decoration-thickness:1px}
.calm{max-width:84rem;margin:0 auto;padding:4rem 1.5rem;text-align:center;color:var(--muted);font-size:1.1rem}

@media (max-width:62rem){.panes{grid-template-columns:minmax(0,1fr)}nav,.live #help{display:none}}
@media (max-width:40rem){body{font-size:16px}.intro,.panes,.top>div{padding-left:1rem;padding-right:1rem}
.windows{grid-template-columns:minmax(0,1fr)}.arrow{justify-self:center;transform:rotate(90deg)}.where{margin-left:0;width:100%}
.filters{flex-wrap:nowrap;overflow-x:auto;flex-basis:100%;padding:.15rem}.filters label{white-space:nowrap}.find{flex:1 1 100%}.live #status{position:absolute;clip-path:inset(50%)}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{.top,nav,dialog{display:none}.panes{display:block}.card{break-inside:avoid;box-shadow:none;content-visibility:visible}}
${filters}
`;
