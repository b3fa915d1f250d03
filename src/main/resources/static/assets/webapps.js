// Loaded by Tasklist, Cockpit, Admin and the welcome page (customScripts in their config.js).
//
// Their own sign-in form signs nobody in here: whoever is signed out, or whose session has ended, is led to our sign-in and back to where they were.
// The family's file opens beside the task, not in its place: what an officer has begun to write in the form is kept.
// What a task is about stands within it: two files that may be of one family, a person and the entry of a list, what was checked before an NGO is asked, the
// evidence of an identity, biometrics, a payment, the plan of a matching round. A form cannot hold a page of ours unless it is encrypted on its way, so it holds a link, and the page is
// shown below it. Where this script does not run, the link opens the page.
// A form's draft never stays in the browser: reasons and findings belong to the family's file, not to whoever uses this machine next.

const DRAFTS = ['camunda-form:', 'camForm:'];

const forgetDrafts = () => Object.keys(localStorage)
  .filter(key => DRAFTS.some(draft => key.startsWith(draft)))
  .forEach(key => localStorage.removeItem(key));

const leaveWhenSignedOut = () => {
  if (location.hash.startsWith('#/login')) {
    forgetDrafts();
    location.replace(location.pathname);
  }
};

// the web applications change their address without an event that a page could listen to
['pushState', 'replaceState'].forEach(name => {
  const original = history[name];
  history[name] = function (...change) {
    original.apply(this, change);
    leaveWhenSignedOut();
  };
});
addEventListener('hashchange', leaveWhenSignedOut);
addEventListener('click', event => {
  const link = event.target.closest && event.target.closest('a[href^="/desk/"]');
  if (link) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}, true);

const PAIR = ['/desk/duplicates/', '/desk/watchlists/hits/', '/desk/rounds/'].map(path => `.fjs-container a[href^="${path}"]`)
  .concat(['gate', 'identity', 'biometrics', 'payments', 'undertaking'].map(part => `.fjs-container a[href^="/desk/cases/"][href$="/${part}"]`)).join(', ');

const showPairs = () => document.querySelectorAll(PAIR).forEach(link => {
  if (!link.parentElement.querySelector('iframe')) {
    const page = document.createElement('iframe');
    page.className = 'passerelle-pair';
    page.title = link.textContent;
    page.src = link.getAttribute('href') + '?framed';
    link.after(page);
  }
});
new MutationObserver(showPairs).observe(document.documentElement, {childList: true, subtree: true});

forgetDrafts();
leaveWhenSignedOut();
