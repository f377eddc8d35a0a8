/** The page's own script: search, keys, and where one is in the list. Without it all chats are shown and filters still work. */
export const script = `
(() => {
  const root = document.documentElement;
  const made = document.querySelector('time');
  if (made) {
    const options = { dateStyle: 'medium', timeStyle: 'short' };
    made.textContent = new Intl.DateTimeFormat(root.lang, options).format(new Date(made.dateTime));
  }
  const search = document.querySelector('#search');
  if (!search) return;
  root.classList.add('live');

  const cards = [...document.querySelectorAll('.card')];
  const parts = [...document.querySelectorAll('.part')];
  const byId = new Map(cards.map((card) => [card.id, card]));
  const cardOf = (hash) => byId.get(decodeURIComponent(hash.slice(1)));
  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [cardOf(link.hash), link]));
  const status = document.querySelector('#status');
  const none = document.querySelector('#none');
  const filters = [...document.querySelectorAll('input[name=fate]')];

  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, (card.textContent + ' ' + links.get(card).textContent).toLocaleLowerCase());
    return texts.get(card);
  };

  const picked = () => document.querySelector('input[name=fate]:checked').id.slice(5);
  let shown = cards;
  let isSearched = false;
  const refresh = () => {
    const words = search.value.toLocaleLowerCase().split(/\\s+/).filter(Boolean);
    if (words.length > 0 || isSearched)
      for (const card of cards) {
        card.hidden = !words.every((word) => textOf(card).includes(word));
        links.get(card).parentElement.hidden = card.hidden;
      }
    isSearched = words.length > 0;
    const fate = picked();
    shown = cards.filter((card) => !card.hidden && (fate === 'all' || card.classList.contains(fate)));
    const used = new Set(shown.map((card) => card.parentElement));
    for (const part of parts) part.hidden = !used.has(part);
    none.hidden = shown.length > 0;
    status.textContent = status.dataset.text.replace('{}', shown.length + ' / ' + cards.length);
    mark();
  };
  const clear = () => {
    search.value = '';
    refresh();
  };

  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 80);
  });
  for (const filter of filters) filter.addEventListener('change', refresh);

  const top = document.querySelector('.top');
  const measure = () => root.style.setProperty('--bar', top.offsetHeight + 'px');
  addEventListener('resize', measure);
  measure();
  // Cards stand in order, so the first one below the bar is found by halving.
  const current = () => {
    const line = top.getBoundingClientRect().bottom + 40;
    let low = 0;
    let high = shown.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shown[middle].getBoundingClientRect().bottom > line) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  let marked;
  let isDue = false;
  function mark() {
    isDue = false;
    const link = links.get(shown[current()]);
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    if (!document.activeElement.closest('nav')) {
      makeStop(link);
      link?.scrollIntoView({ block: 'nearest' });
    }
    marked = link;
  }

  // The list is one stop of the Tab key.
  let stop;
  for (const link of links.values()) link.tabIndex = -1;
  function makeStop(link) {
    if (!link) return;
    if (stop) stop.tabIndex = -1;
    link.tabIndex = 0;
    stop = link;
  }
  const toLink = (link) => {
    makeStop(link);
    link?.focus();
  };

  const go = (card) => {
    if (!card) return;
    card.scrollIntoView({ block: 'start' });
    card.focus({ preventScroll: true });
  };
  const goBy = (step) => {
    const focused = shown.indexOf(document.activeElement.closest('.card'));
    const from = focused >= 0 ? focused : current() - (step > 0 ? 1 : 0);
    go(shown[Math.min(shown.length - 1, Math.max(0, from + step))]);
  };
  // Who follows a link to a chat sees it, whatever is picked.
  const follow = () => {
    const card = cardOf(location.hash);
    if (!card) return;
    if (!shown.includes(card)) {
      document.querySelector('#fate-all').checked = true;
      clear();
    }
    go(card);
  };
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#chat-"]');
    if (link && link.hash === location.hash) follow();
  });

  const inList = (event) => {
    const at = shown.indexOf(cardOf(event.target.hash));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return undefined;
    return () => toLink(links.get(shown[Math.min(shown.length - 1, Math.max(0, to))]));
  };

  const dialog = document.querySelector('#keys');
  const single = document.querySelector('#single');
  // Storage may be forbidden; then the choice lasts as long as the page.
  const memory = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null;
    }
  };
  single.checked = memory((store) => store.getItem('single-key-shortcuts')) !== 'off';
  single.addEventListener('change', () =>
    memory((store) => store.setItem('single-key-shortcuts', single.checked ? 'on' : 'off')));
  const help = () => dialog.showModal();
  document.querySelector('#help').addEventListener('click', help);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  const back = () => {
    if (document.activeElement === search || search.value !== '') {
      clear();
      search.blur();
    } else toLink(links.get(document.activeElement.closest('.card') ?? shown[current()]));
  };
  const actionOf = (event) => {
    const { key, code, target, shiftKey } = event;
    if (event.ctrlKey || event.metaKey) return undefined;
    if (event.altKey) return key === 'ArrowDown' ? () => goBy(1) : key === 'ArrowUp' ? () => goBy(-1) : undefined;
    if (key === 'Escape') return back;
    if (target.closest('nav a')) {
      const act = inList(event);
      if (act) return act;
    }
    if (target.closest('input[type=search]') || !single.checked) return undefined;
    // The place of the key counts, so that the shortcuts work in a Russian layout too.
    if (key === '?' || (shiftKey && code === 'Digit7' && key === ',')) return help;
    return key === '/' || (key === '.' && code === 'Slash') ? () => search.focus() : undefined;
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || dialog.open) return;
    const act = actionOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  });

  addEventListener('scroll', () => {
    if (!isDue) requestAnimationFrame(mark);
    isDue = true;
  }, { passive: true });
  refresh();
  if (location.hash) follow();
})();
`;
