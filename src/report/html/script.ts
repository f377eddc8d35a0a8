/** The page's own script: search, keys, and where one is in the list. Without it all chats are shown and filters still work. */
export const script = `
(() => {
  const root = document.documentElement;
  const cards = [...document.querySelectorAll('.card')];
  const rows = new Map([...document.querySelectorAll('nav li')].map((row) => [row.querySelector('a').hash.slice(1), row]));
  const search = document.querySelector('#search');
  const status = document.querySelector('#status');
  const none = document.querySelector('#none');
  const filters = [...document.querySelectorAll('input[name=fate]')];
  root.classList.add('live');
  if (!search) return;

  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLocaleLowerCase());
    return texts.get(card);
  };

  const picked = () => document.querySelector('input[name=fate]:checked').id.slice(5);
  const shownCards = () => {
    const fate = picked();
    return cards.filter((card) => !card.hidden && (fate === 'all' || card.classList.contains(fate)));
  };

  let shown = cards;
  let isSearched = false;
  const refresh = () => {
    const words = search.value.toLocaleLowerCase().split(/\\s+/).filter(Boolean);
    if (words.length > 0 || isSearched)
      for (const card of cards) {
        const isHit = words.every((word) => textOf(card).includes(word));
        card.hidden = !isHit;
        rows.get(card.id).hidden = !isHit;
      }
    isSearched = words.length > 0;
    shown = shownCards();
    none.hidden = shown.length > 0;
    status.textContent = status.dataset.text.replace('{}', shown.length + ' / ' + cards.length);
    mark();
  };

  let marked;
  let isDue = false;
  function mark() {
    isDue = false;
    const row = shown.length > 0 ? rows.get(shown[current()].id) : undefined;
    if (row === marked) return;
    marked?.querySelector('a').removeAttribute('aria-current');
    row?.querySelector('a').setAttribute('aria-current', 'true');
    row?.scrollIntoView({ block: 'nearest' });
    marked = row;
  }

  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 80);
  });
  for (const filter of filters) filter.addEventListener('change', refresh);

  const top = document.querySelector('.top');
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

  const go = (step) => {
    const focused = shown.indexOf(document.activeElement?.closest?.('.card'));
    const from = focused >= 0 ? focused : current() - (step > 0 ? 1 : 0);
    const card = shown[Math.min(shown.length - 1, Math.max(0, from + step))];
    if (!card) return;
    card.scrollIntoView({ block: 'start' });
    card.focus({ preventScroll: true });
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && document.activeElement === search) {
      search.value = '';
      refresh();
      search.blur();
    } else if (event.target.closest('input')) return;
    else if (event.key === '/') {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'j') go(1);
    else if (event.key === 'k') go(-1);
  });

  addEventListener('scroll', () => {
    if (!isDue) requestAnimationFrame(mark);
    isDue = true;
  }, { passive: true });
  refresh();
})();
`;
