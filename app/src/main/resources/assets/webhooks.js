// Events to choose from: a box narrows them down, and one tick takes a whole group.
(() => {
  const count = group => {
    const boxes = [...group.querySelectorAll('input[name=types]')];
    const chosen = boxes.filter(box => box.checked).length;
    const all = group.querySelector('[data-all]');
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    group.querySelector('[data-chosen]').textContent = chosen;
  };

  const narrow = box => {
    const words = box.value.trim().toLowerCase();
    const list = document.querySelector(box.dataset.narrow);
    let found = 0;
    list.querySelectorAll('details').forEach(group => {
      const whole = group.querySelector('summary').textContent.toLowerCase().includes(words);
      let some = 0;
      group.querySelectorAll('[data-one]').forEach(one => {
        one.hidden = !whole && !one.textContent.toLowerCase().includes(words);
        some += one.hidden ? 0 : 1;
      });
      group.hidden = some === 0;
      if (words) group.open = some > 0;
      group.querySelector('[data-all]').closest('label').hidden = Boolean(words) && !whole;
      found += some;
    });
    list.parentElement.querySelector('[data-none]').hidden = found > 0;
  };

  document.addEventListener('input', event => {
    if (event.target.matches('[data-narrow]')) narrow(event.target);
  });
  document.addEventListener('keydown', event => {
    // Enter looks for events here and sends nothing
    if (event.key === 'Enter' && event.target.matches?.('[data-narrow]')) event.preventDefault();
  });
  document.addEventListener('change', event => {
    const group = event.target.closest?.('.event-groups details');
    if (!group) return;
    if (event.target.matches('[data-all]')) {
      group.querySelectorAll('input[name=types]').forEach(box => { box.checked = event.target.checked; });
    }
    count(group);
  });
  const begin = () => {
    document.querySelectorAll('[data-narrow]').forEach(box => { box.hidden = false; });
    document.querySelectorAll('.event-groups details').forEach(count);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
