// Shows how far a batch has come, every two seconds, and loads the page again when it has ended.
(() => {
  const place = document.querySelector('[data-progress]');
  if (!place) {
    return;
  }
  const bar = place.querySelector('progress');
  let announced = Date.now();
  const show = (name, text) => {
    const element = place.querySelector(`[data-${name}]`);
    if (element && element.textContent !== String(text)) {
      element.textContent = text;
    }
  };
  const look = async () => {
    try {
      const answer = await fetch(place.dataset.progress, { headers: { Accept: 'application/json' }, redirect: 'error' });
      const now = await answer.json();
      if (!now.running) {
        location.reload();
        return;
      }
      bar.value = now.done;
      ['accepted', 'known', 'refused', 'words', 'remaining'].forEach(name => show(name, now[name]));
      // what is read aloud changes rarely
      if (Date.now() - announced > 15000) {
        announced = Date.now();
        show('spoken', `${now.words}. ${now.remaining}`);
      }
    } catch (signedOutOrAway) {
      // the next look may succeed; the link on the page always does
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
