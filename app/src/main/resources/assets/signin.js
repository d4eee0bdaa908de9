// Passkeys: a button asks the browser for one and sends what it brings with its form. Without script, or where the
// browser has no passkeys, the buttons stay hidden and passwords remain.
(() => {
  const named = !/^[\d.]+$|^\[/.test(location.hostname);
  const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && isSecureContext;
  document.querySelectorAll('[data-passkey]').forEach(button => button.closest('[hidden]').hidden = !(able && named));
  document.querySelectorAll('[data-passkey-elsewhere]').forEach(words => words.hidden = !able || named);

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-passkey]');
    if (!button) return;
    event.preventDefault();
    const form = button.form;
    try {
      const headers = { 'X-CSRF-TOKEN': form.elements._csrf.value };
      const answer = await fetch(button.dataset.passkey, { method: 'POST', headers });
      if (!answer.ok) throw new Error(answer.status);
      const options = await answer.json();
      const credential = options.user
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (refused) {
      button.closest('form').querySelector('.flaw').hidden = false;
    }
  });

  // Recovery codes go to the clipboard or into a file.
  document.querySelectorAll('[data-codes]').forEach(row => {
    const codes = [...document.querySelectorAll('#codes code')].map(code => code.textContent).join('\n') + '\n';
    const copy = row.querySelector('[data-copy]');
    row.hidden = false;
    copy.hidden = !navigator.clipboard;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(codes);
      copy.querySelector('span').textContent = copy.dataset.copy;
    });
    row.querySelector('[data-download]').addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([codes], { type: 'text/plain' }));
      link.download = row.dataset.codes;
      link.click();
    });
  });
})();
