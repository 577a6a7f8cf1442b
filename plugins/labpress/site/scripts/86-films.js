// Films of other hosts: nothing is asked of them before the reader has been told whom the browser will talk to.
$$('.film[data-film]').forEach(film => {
  const box = $('.film-box', film), play = $('.film-play', film), ask = $('.film-ask', film), { film: src, kind, title } = film.dataset;
  const back = () => { ask.hidden = true; play.hidden = false; play.focus() };
  play.hidden = false;
  play.onclick = () => { play.hidden = true; ask.hidden = false; $('.film-yes', ask).focus() };
  $('.film-no', ask).onclick = back;
  ask.onkeydown = e => { if (e.key === 'Escape') back() };
  $('.film-yes', ask).onclick = () => {
    const player = document.createElement(kind === 'file' ? 'video' : 'iframe');
    if (kind === 'file') Object.assign(player, { controls: true, autoplay: true, playsInline: true, ariaLabel: title });
    else Object.assign(player, { title, allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture', referrerPolicy: 'strict-origin-when-cross-origin' });
    player.src = src; box.replaceChildren(player); player.tabIndex = 0; player.focus();
  };
});
