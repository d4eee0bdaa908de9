// The order form adds up by itself. Without this, a button asks the server to.
(() => {
  const form = document.querySelector('.ordering');
  if (!form) return;
  form.classList.add('scripted');
  const total = form.querySelector('[data-total]');
  const fields = [...form.querySelectorAll('[data-price]')];
  const language = document.documentElement.lang;
  const money = new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB',
    { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const count = () => {
    const minor = fields.reduce((sum, field) => sum + (Number(field.value) || 0) * Number(field.dataset.price), 0);
    const text = money.format(minor / 100);
    total.textContent = language === 'ru' ? text + '\u00a0₽' : '₽' + text;
  };
  form.addEventListener('input', count);
  form.addEventListener('click', event => {
    const step = event.target.closest('[data-step]');
    if (!step) return;
    const field = step.parentElement.querySelector('input');
    const next = Math.min(100, Math.max(0, (Number(field.value) || 0) + Number(step.dataset.step)));
    field.value = next || '';
    count();
  });
  addEventListener('pageshow', count);
})();
