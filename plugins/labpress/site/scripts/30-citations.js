// Citations: each shows its reference.
$$('.cite').forEach(a => {
  const item = at(a.hash), ref = item && $('.ref', item);
  if (ref) explained(a, ref.id, say('in-references'), () => ref.cloneNode(true).childNodes);
});
